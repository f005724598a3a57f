package org.civicline.knowledgebase.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.articles.Markdown;
import org.civicline.knowledgebase.editorial.Finding.Kind;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.renderer.text.TextContentRenderer;

/** Looks at a text as somebody would who listens to it, or who has never been to an office. */
final class ContentChecks {

    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().extensions(Markdown.TABLES).build();

    /** Headings of a text stand below its title, and its first may be as small as this. */
    private static final int FIRST_LEVEL = 2;

    private static final int SMALLEST_FIRST = 3;

    private static final int LONGEST = 100_000;
    private static final int LONG_SENTENCE = 80;
    private static final int SHORT_PARAGRAPH = 30;
    private static final int MOST_SENTENCES = 5;
    private static final int SPOKEN_MINUTE = 300;
    private static final int QUOTED = 40;
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；!?;\n]|\\.\\s");
    private static final Pattern ADDRESS = Pattern.compile("^(https?://|www\\.).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("https?://|www\\.|[*_#|`\\[\\]<>]|^- ", Pattern.MULTILINE);
    private static final Set<String> SAYS_NOTHING = Set.of(
            "",
            "点这里",
            "点击这里",
            "点此",
            "点击此处",
            "这里",
            "此处",
            "链接",
            "详情",
            "更多",
            "here",
            "click here",
            "link",
            "more",
            "read more");

    private ContentChecks() {}

    static List<Finding> of(Content content) {
        var found = new ArrayList<Finding>();
        String text = content.text();
        if (text.isEmpty()) {
            found.add(Finding.of(Kind.EMPTY));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            found.add(Finding.of(Kind.TOO_LONG));
        }
        if (content.categoryCode().isEmpty()) {
            found.add(Finding.of(Kind.NO_CATEGORY));
        }
        found.addAll(structure(text));
        sentences(text, found);
        String english = content.bodyEn();
        if (english != null) {
            found.addAll(structure(english));
        }
        if (content.keywords().isEmpty()) {
            found.add(Finding.of(Kind.NO_KEYWORDS));
        }
        String spoken = content.spoken();
        if (spoken != null) {
            spoken(spoken, found);
        }
        return found;
    }

    private static List<Finding> structure(String markdown) {
        var look = new Look();
        Markdown.parse(markdown).accept(look);
        return look.found;
    }

    private static void sentences(String markdown, List<Finding> found) {
        PLAIN.render(Markdown.parse(markdown))
                .lines()
                .flatMap(SENTENCE_END::splitAsStream)
                .map(String::strip)
                .filter(sentence -> sentence.codePointCount(0, sentence.length()) > LONG_SENTENCE)
                .filter(sentence -> sentence.codePoints().anyMatch(Character::isIdeographic))
                .limit(MOST_SENTENCES)
                .forEach(sentence -> found.add(new Finding(Kind.LONG_SENTENCE, quoted(sentence))));
    }

    private static void spoken(String spoken, List<Finding> found) {
        var unspeakable = UNSPEAKABLE.matcher(spoken);
        if (unspeakable.find()) {
            found.add(new Finding(Kind.SPOKEN_NOT_SPEAKABLE, quoted(spoken.substring(unspeakable.start()))));
        }
        if (spoken.codePointCount(0, spoken.length()) > SPOKEN_MINUTE) {
            found.add(Finding.of(Kind.SPOKEN_TOO_LONG));
        }
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Goes through the text once. */
    private static final class Look extends AbstractVisitor {

        private final List<Finding> found = new ArrayList<>();
        private int level = SMALLEST_FIRST - 1;

        @Override
        public void visit(Heading heading) {
            String words = words(heading);
            if (words.isEmpty()) {
                found.add(Finding.of(Kind.HEADING_EMPTY));
            }
            if (heading.getLevel() > level + 1 || heading.getLevel() < FIRST_LEVEL) {
                found.add(new Finding(Kind.HEADING_LEVEL_LEFT_OUT, quoted(words)));
            }
            level = heading.getLevel();
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            if (words(image).isEmpty()) {
                found.add(new Finding(Kind.IMAGE_WITHOUT_TEXT, quoted(image.getDestination())));
            }
        }

        @Override
        public void visit(Link link) {
            String words = words(link);
            boolean picture = link.getFirstChild() instanceof Image;
            if (!picture && SAYS_NOTHING.contains(words.toLowerCase(Locale.ROOT))
                    || ADDRESS.matcher(words).matches()) {
                found.add(new Finding(Kind.LINK_SAYS_NOTHING, quoted(words.isEmpty() ? link.getDestination() : words)));
            }
            visitChildren(link);
        }

        @Override
        public void visit(Paragraph paragraph) {
            Node only = paragraph.getFirstChild();
            if (only instanceof StrongEmphasis && only.getNext() == null) {
                String words = words(paragraph);
                if (words.codePointCount(0, words.length()) <= SHORT_PARAGRAPH) {
                    found.add(new Finding(Kind.BOLD_FOR_HEADING, quoted(words)));
                }
            }
            visitChildren(paragraph);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell cell && cell.isHeader() && words(cell).isEmpty()) {
                found.add(new Finding(Kind.TABLE_WITHOUT_HEADER, quoted(words(cell.getParent()))));
            }
            visitChildren(node);
        }

        private static String words(Node node) {
            var text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(org.commonmark.node.Text one) {
                    text.append(one.getLiteral());
                }

                @Override
                public void visit(org.commonmark.node.Code one) {
                    text.append(one.getLiteral());
                }

                @Override
                public void visit(org.commonmark.node.SoftLineBreak one) {
                    text.append(' ');
                }
            });
            return text.toString().strip();
        }
    }
}
