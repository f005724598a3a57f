package org.civicline.knowledgebase.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.articles.Markdown;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Reads a file others wrote. What it is its content says: Word ({@code docx}), else text, a web page or Markdown. All of it
 * goes through a page whose parts are chosen one by one, so nothing comes along that was not asked for.
 */
@Component
class DraftFiles {

    /** An article is as long at most. */
    private static final int LONGEST = 100_000;

    private static final int LONGEST_TITLE = 200;

    private static final HtmlRenderer PAGES =
            HtmlRenderer.builder().extensions(Markdown.TABLES).build();

    /** A file of some megabytes is many times as large while it is read. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** @throws RefusedException where it is nothing an article can be made from */
    ReadFile read(String name, byte[] content) {
        oneAtATime.lock();
        try {
            var notes = new Notes();
            Document page = page(name, content, notes);
            String named = page.title().isBlank() ? withoutEnding(name) : page.title();
            Element article = WebPage.article(page, notes);
            String title = MarkdownWords.oneLine(Characters.kept(WebPage.title(article, named)));
            WebPage.arrange(article, notes);
            String body = new MarkdownText(notes).of(article).strip();
            if (body.isEmpty()) {
                throw refused("file-empty");
            }
            if (body.codePointCount(0, body.length()) > LONGEST) {
                throw new RefusedException(
                        Refusal.invalid("knowledgebase.file-too-long").with("limit", LONGEST));
            }
            return new ReadFile(shortened(title), body, notes.all());
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Document page(String name, byte[] content, Notes notes) {
        if (begins(content, "PK\u0003\u0004")) {
            return DocxDocument.page(DocxPackage.of(content), notes);
        }
        if (begins(content, "%PDF") || begins(content, "\u00D0\u00CF\u0011\u00E0") || begins(content, "{\\rtf")) {
            throw refused("file-kind");
        }
        String text = Decoding.text(content, notes);
        if (isPage(name, text)) {
            return Jsoup.parse(text);
        }
        return Jsoup.parse(PAGES.render(Markdown.parse(text)));
    }

    private static boolean isPage(String name, String text) {
        String beginning =
                text.substring(0, Math.min(text.length(), 1_000)).strip().toLowerCase(Locale.ROOT);
        return beginning.startsWith("<!doctype html")
                || beginning.contains("<html")
                || name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?");
    }

    private static boolean begins(byte[] content, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static String withoutEnding(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(slash + 1).replaceFirst("\\.[A-Za-z0-9]{1,9}$", "");
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private static RefusedException refused(String what) {
        return new RefusedException(Refusal.invalid("knowledgebase." + what));
    }
}
