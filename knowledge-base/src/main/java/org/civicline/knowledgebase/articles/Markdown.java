package org.civicline.knowledgebase.articles;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Renders what editors write. Raw HTML is shown as text and links may only lead to the web, so the result is safe. */
@Component
public class Markdown {

    /** What Markdown has beyond its core here: whoever else looks at a text needs it too. */
    public static final List<Extension> TABLES = List.of(TablesExtension.create());

    /** Deeper than anybody writes; whatever walks through a text goes as deep as it does. */
    private static final int DEEPEST = 100;

    /** The parser goes as deep as marks within one paragraph do, and has no limit of its own for that. */
    private static final int MOST_MARKS = 2_000;

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    /** Safe to show as it is. */
    public String html(String markdown) {
        return renderer.render(parse(markdown));
    }

    /** The text in its parts; one that is nested without end is a single paragraph of what is written. */
    public static Node parse(String markdown) {
        if (BETWEEN_PARAGRAPHS.splitAsStream(markdown).anyMatch(Markdown::isThickWithMarks)) {
            return asWritten(markdown);
        }
        Node parsed = PARSER.parse(markdown);
        return depth(parsed) <= DEEPEST ? parsed : asWritten(markdown);
    }

    private static boolean isThickWithMarks(String paragraph) {
        return paragraph
                        .chars()
                        .filter(one -> one == '*' || one == '_' || one == '[')
                        .limit(MOST_MARKS + 1L)
                        .count()
                > MOST_MARKS;
    }

    /** Without recursion, as it may be thousands. */
    private static int depth(Node root) {
        int deepest = 0;
        int depth = 0;
        Node here = root;
        while (true) {
            if (here.getFirstChild() != null) {
                here = here.getFirstChild();
                deepest = Math.max(deepest, ++depth);
                continue;
            }
            while (here != root && here.getNext() == null) {
                here = here.getParent();
                depth--;
            }
            if (here == root) {
                return deepest;
            }
            here = here.getNext();
        }
    }

    private static Node asWritten(String markdown) {
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        var document = new Document();
        document.appendChild(paragraph);
        return document;
    }
}
