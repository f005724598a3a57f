package org.civicline.knowledgebase.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Words, links and emphasis as Markdown; whatever is written stays what it is and means nothing else. */
final class MarkdownWords {

    private static final int DEEPEST = 40;
    private static final Set<String> ADDRESSES = Set.of("http", "https", "mailto", "tel");
    private static final Pattern MARKS = Pattern.compile("([\\\\`*_\\[\\]<>])|&(?=#?\\w+;)");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\u00A0\\u3000\\r\\n]+");

    private final Notes notes;

    MarkdownWords(Notes notes) {
        this.notes = notes;
    }

    String inside(Element element) {
        return element.childNodes().stream().map(node -> of(node, 0)).collect(Collectors.joining());
    }

    String of(Node node, int depth) {
        if (node instanceof TextNode text) {
            return escaped(SPACE.matcher(text.getWholeText()).replaceAll(" "));
        }
        if (!(node instanceof Element element)) {
            return "";
        }
        if (depth > DEEPEST) {
            notes.add(Kind.TOO_DEEP);
            return escaped(element.text());
        }
        return switch (element.normalName()) {
            case "br" -> "\n";
            case "img" -> picture(element);
            case "a" -> link(element, depth);
            case "b", "strong" -> emphasised(within(element, depth), "**");
            case "p", "div", "li", "td", "th", "tr" -> within(element, depth) + " ";
            default -> within(element, depth);
        };
    }

    private String within(Element element, int depth) {
        return element.childNodes().stream().map(node -> of(node, depth + 1)).collect(Collectors.joining());
    }

    /** Articles hold no pictures: what one shows is said in its place. */
    private String picture(Element picture) {
        String says = picture.attr("alt").strip();
        notes.add(Kind.PICTURE, says);
        return says.isEmpty() ? "" : "（图：" + escaped(oneLine(says)) + "）";
    }

    private String link(Element link, int depth) {
        String words = within(link, depth);
        String target = link.attr("href").strip();
        if (!link.hasAttr("href") || oneLine(words).isEmpty()) {
            return words;
        }
        if (!isAddress(target)) {
            notes.add(Kind.LINK, target);
            return words;
        }
        return "[" + oneLine(words) + "](<" + target + ">)";
    }

    private static boolean isAddress(String target) {
        try {
            String scheme = new URI(target).getScheme();
            return scheme != null
                    && ADDRESSES.contains(scheme.toLowerCase(Locale.ROOT))
                    && target.chars().noneMatch(one -> one <= ' ' || one == '<' || one == '>' || one == '\\');
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Marks hold only where they touch the words. */
    private static String emphasised(String words, String mark) {
        String kept = words.strip();
        if (kept.isEmpty() || kept.contains("\n") || kept.contains("**")) {
            return words;
        }
        int from = words.indexOf(kept);
        return words.substring(0, from) + mark + kept + mark + words.substring(from + kept.length());
    }

    String escaped(String text) {
        return MARKS.matcher(Characters.kept(text)).replaceAll("\\\\$0");
    }

    static String oneLine(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Each line without spaces around it, none empty; a line's end is kept by a backslash. */
    static String lines(String text) {
        return text.lines()
                .map(MarkdownWords::oneLine)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\\\n"));
    }
}
