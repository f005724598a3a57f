package org.civicline.knowledgebase.articles;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Renders what editors write. Raw HTML is shown as text and links may only lead to the web, so the result is safe. */
@Component
class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    String html(String markdown) {
        return renderer.render(parser.parse(markdown));
    }
}
