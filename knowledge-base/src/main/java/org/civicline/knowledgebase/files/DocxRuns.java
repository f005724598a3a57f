package org.civicline.knowledgebase.files;

import java.util.Map;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What stands within a paragraph of a Word document. */
final class DocxRuns {

    private static final int DEEPEST = 50;

    private final Map<String, String> targets;
    private final Notes notes;

    DocxRuns(Map<String, String> targets, Notes notes) {
        this.targets = targets;
        this.notes = notes;
    }

    void inline(Element from, Element to, int depth) {
        if (depth > DEEPEST) {
            notes.add(Kind.TOO_DEEP);
            to.appendText(from.text());
            return;
        }
        for (Element part : from.children()) {
            switch (part.normalName()) {
                case "w:r" -> run(part, to);
                case "w:hyperlink" -> link(part, to, depth);
                case "w:ins", "w:moveto", "w:smarttag", "w:sdt", "w:sdtcontent", "w:fldsimple", "w:customxml" ->
                    inline(part, to, depth + 1);
                case "w:del", "w:movefrom" -> notes.add(Kind.DELETED, part.text());
                case "m:omath", "m:omathpara" -> notes.add(Kind.FORMULA, part.text());
                default -> {
                    // marks between words: bookmarks, where a remark begins
                }
            }
        }
    }

    private void link(Element link, Element to, int depth) {
        String target = targets.get(link.attr("r:id"));
        Element words = target == null ? to : to.appendElement("a").attr("href", target);
        inline(link, words, depth + 1);
    }

    private void run(Element run, Element to) {
        Element looks = DocxDocument.child(run, "w:rPr");
        if (on(looks, "w:vanish")) {
            notes.add(Kind.HIDDEN, run.text());
            return;
        }
        Element target = on(looks, "w:b") ? to.appendElement("strong") : to;
        for (Element part : run.children()) {
            part(part, target);
        }
    }

    private void part(Element part, Element to) {
        switch (part.normalName()) {
            case "w:t" -> to.appendText(part.wholeText());
            case "w:tab" -> to.appendText(" ");
            case "w:br", "w:cr" -> to.appendElement("br");
            case "w:nobreakhyphen" -> to.appendText("-");
            case "w:commentreference" -> notes.add(Kind.COMMENT);
            case "w:footnotereference", "w:endnotereference" -> notes.add(Kind.FOOTNOTE);
            case "w:drawing", "w:pict" -> picture(part, to);
            case "w:object" -> notes.add(Kind.EMBEDDED);
            case "mc:alternatecontent" -> {
                Element choice = DocxDocument.child(part, "mc:Choice");
                if (choice != null) {
                    choice.children().forEach(one -> part(one, to));
                }
            }
            default -> {
                // what a field is made from, where a page once ended
            }
        }
    }

    private void picture(Element picture, Element to) {
        Element box = picture.getElementsByTag("w:txbxContent").first();
        if (box != null) {
            notes.add(Kind.TEXT_BOX, box.text());
            return;
        }
        Element says = picture.getElementsByTag("wp:docPr").first();
        to.appendElement("img").attr("alt", says == null ? "" : says.attr("descr"));
    }

    private static boolean on(@Nullable Element looks, String property) {
        Element said = DocxDocument.child(looks, property);
        return said != null && !said.attr("w:val").matches("0|false|off|none");
    }
}
