package org.civicline.knowledgebase.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Leaves of a page what an article can keep, and says what went. */
final class WebPage {

    private static final Set<String> PROGRAMS = Set.of("script", "noscript", "template");
    private static final Set<String> EMBEDDED = Set.of(
            "iframe", "frame", "frameset", "object", "embed", "applet", "video", "audio", "canvas", "svg", "map");
    private static final Set<String> FIELDS =
            Set.of("input", "select", "textarea", "button", "datalist", "progress", "meter");
    private static final Set<String> SURROUNDINGS = Set.of("nav", "header", "footer", "aside", "dialog", "menu");
    private static final Pattern UNSEEN = Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    private static final int FIRST_LEVEL = 2;

    private final Notes notes;

    private WebPage(Notes notes) {
        this.notes = notes;
    }

    /** The part of the page that is the article. */
    static Element article(Document page, Notes notes) {
        var cleaning = new WebPage(notes);
        Element article = cleaning.main(page);
        article.filter((node, _) -> switch (node) {
            case Comment _ -> NodeFilter.FilterResult.REMOVE;
            case Element element when element != article -> cleaning.look(element);
            default -> NodeFilter.FilterResult.CONTINUE;
        });
        return article;
    }

    /** What the page itself calls its main part, if it is one. */
    private Element main(Document page) {
        for (String name : new String[] {"main", "article"}) {
            var found = page.body().getElementsByTag(name);
            if (found.size() == 1) {
                notes.add(Kind.SURROUNDINGS);
                return found.getFirst();
            }
        }
        return page.body();
    }

    private NodeFilter.FilterResult look(Element element) {
        Kind kind = dropped(element);
        if (kind != null) {
            notes.add(kind, PROGRAMS.contains(element.normalName()) ? null : element.text());
            return NodeFilter.FilterResult.REMOVE;
        }
        if (element.normalName().equals("style") || element.normalName().equals("link")) {
            notes.add(Kind.STYLE);
            return NodeFilter.FilterResult.REMOVE;
        }
        if (element.hasAttr("style") || element.normalName().equals("font")) {
            notes.add(Kind.STYLE);
        }
        if (element.attributes().asList().stream().anyMatch(one -> one.getKey().startsWith("on"))) {
            notes.add(Kind.SCRIPT);
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static @Nullable Kind dropped(Element element) {
        String name = element.normalName();
        if (PROGRAMS.contains(name)) {
            return Kind.SCRIPT;
        }
        if (EMBEDDED.contains(name)) {
            return Kind.EMBEDDED;
        }
        if (FIELDS.contains(name)) {
            return Kind.FORM_FIELD;
        }
        if (SURROUNDINGS.contains(name)) {
            return Kind.SURROUNDINGS;
        }
        if (name.equals("math")) {
            return Kind.FORMULA;
        }
        if (name.equals("del") || name.equals("s") || name.equals("strike")) {
            return Kind.DELETED;
        }
        boolean unseen = element.hasAttr("hidden")
                || UNSEEN.matcher(element.attr("style").toLowerCase(Locale.ROOT))
                        .find();
        return unseen ? Kind.HIDDEN : null;
    }

    /** Takes the first heading away if the text begins with it. */
    static String title(Element article, String otherwise) {
        Element first = article.getElementsByTag("h1").first();
        if (first == null || !isFirst(article, first)) {
            return otherwise;
        }
        String title = first.text();
        first.remove();
        return title;
    }

    private static boolean isFirst(Element article, Element heading) {
        return article.text().startsWith(heading.text());
    }

    /** An article's headings stand below its title, and none leaves out a level. */
    static void arrange(Element article, Notes notes) {
        Deque<Integer> above = new ArrayDeque<>();
        boolean moved = false;
        for (Element heading : article.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            while (!above.isEmpty() && above.peek() >= level) {
                above.pop();
            }
            above.push(level);
            int now = Math.min(6, FIRST_LEVEL - 1 + above.size());
            moved |= now != level;
            heading.tagName("h" + now);
        }
        if (moved) {
            notes.add(Kind.HEADING_LEVELS);
        }
    }
}
