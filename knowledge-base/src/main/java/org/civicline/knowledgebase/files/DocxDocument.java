package org.civicline.knowledgebase.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A Word document as a plain web page: headings, paragraphs, lists, tables, links. */
final class DocxDocument {

    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
    private static final int DEEPEST = 50;

    private final DocxPackage parts;
    private final Notes notes;
    private final DocxRuns runs;
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();

    private DocxDocument(DocxPackage parts, Notes notes) {
        this.parts = parts;
        this.notes = notes;
        var targets = new HashMap<String, String>();
        for (Element link : parts.links().getElementsByTag("Relationship")) {
            if (link.attr("TargetMode").equals("External")) {
                targets.put(link.attr("Id"), link.attr("Target"));
            }
        }
        this.runs = new DocxRuns(targets, notes);
        readStyles();
        readNumbering();
    }

    /** @throws RefusedException where there is no text in it */
    static Document page(DocxPackage parts, Notes notes) {
        Element body = parts.text().getElementsByTag("w:body").first();
        if (body == null) {
            throw new RefusedException(Refusal.invalid("knowledgebase.file-broken"));
        }
        if (parts.runs()) {
            notes.add(Kind.EMBEDDED);
        }
        Document page = Document.createShell("");
        new DocxDocument(parts, notes).blocks(body, page.body(), 0);
        return page;
    }

    /** A heading is known by the name of its style, or by its level in the outline. */
    private void readStyles() {
        for (Element style : parts.styles().getElementsByTag("w:style")) {
            String name = value(child(style, "w:name")).toLowerCase(Locale.ROOT);
            Matcher heading = HEADING.matcher(name);
            Element outline = child(child(style, "w:pPr"), "w:outlineLvl");
            if (name.equals("title")) {
                levels.put(style.attr("w:styleId"), 1);
            } else if (heading.matches()) {
                levels.put(style.attr("w:styleId"), Integer.parseInt(heading.group(1)));
            } else if (outline != null) {
                levels.put(style.attr("w:styleId"), number(value(outline), 8) + 1);
            }
        }
    }

    private void readNumbering() {
        var formats = new HashMap<String, String>();
        for (Element list : parts.numbering().getElementsByTag("w:abstractNum")) {
            for (Element level : list.getElementsByTag("w:lvl")) {
                String key = list.attr("w:abstractNumId") + "/" + level.attr("w:ilvl");
                formats.put(key, value(child(level, "w:numFmt")));
            }
        }
        for (Element use : parts.numbering().getElementsByTag("w:num")) {
            String list = value(child(use, "w:abstractNumId"));
            for (int level = 0; level < 9; level++) {
                String format = formats.getOrDefault(list + "/" + level, "bullet");
                lists.put(
                        use.attr("w:numId") + "/" + level,
                        format.equals("bullet") || format.equals("none") ? "ul" : "ol");
            }
        }
    }

    private void blocks(Element from, Element to, int depth) {
        if (depth > DEEPEST) {
            notes.add(Kind.TOO_DEEP);
            to.appendElement("p").text(from.text());
            return;
        }
        for (Element block : from.children()) {
            switch (block.normalName()) {
                case "w:p" -> paragraph(block, to);
                case "w:tbl" -> table(block, to, depth);
                case "w:sdt", "w:sdtcontent", "w:customxml", "w:ins", "w:smarttag" -> blocks(block, to, depth + 1);
                case "w:del", "w:movefrom" -> notes.add(Kind.DELETED, block.text());
                default -> {
                    // marks between paragraphs: bookmarks, the page's size
                }
            }
        }
    }

    private void paragraph(Element paragraph, Element to) {
        Element looks = child(paragraph, "w:pPr");
        Integer level = level(looks);
        Element target;
        if (level != null) {
            target = to.appendElement("h" + Math.min(6, level));
        } else {
            String list = listOf(looks);
            target = list == null ? to.appendElement("p") : item(to, list, itemLevel(looks));
        }
        runs.inline(paragraph, target, 0);
        if (target.wholeText().isBlank()) {
            target.remove();
        }
    }

    private @Nullable Integer level(@Nullable Element looks) {
        Element outline = child(looks, "w:outlineLvl");
        if (outline != null) {
            int level = number(value(outline), 9) + 1;
            return level <= 9 ? Integer.valueOf(level) : null;
        }
        return levels.get(value(child(looks, "w:pStyle")));
    }

    private @Nullable String listOf(@Nullable Element looks) {
        Element list = child(looks, "w:numPr");
        String number = value(child(list, "w:numId"));
        return list == null || number.equals("0") ? null : lists.getOrDefault(number + "/" + itemLevel(looks), "ul");
    }

    private static int itemLevel(@Nullable Element looks) {
        return Math.clamp(number(value(child(child(looks, "w:numPr"), "w:ilvl")), 0), 0, 8);
    }

    /** The next item of the list that stands last, or of a new one. */
    private static Element item(Element to, String kind, int level) {
        Element home = to;
        for (int depth = 0; depth < level; depth++) {
            Element list = home.lastElementChild();
            Element last = list == null || !isList(list) ? null : list.lastElementChild();
            if (last == null) {
                break;
            }
            home = last;
        }
        Element list = home.lastElementChild();
        if (list == null || !list.normalName().equals(kind)) {
            list = home.appendElement(kind);
        }
        return list.appendElement("li");
    }

    private static boolean isList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }

    private void table(Element table, Element to, int depth) {
        Element made = to.appendElement("table");
        for (Element row : table.children()) {
            if (!row.normalName().equals("w:tr")) {
                continue;
            }
            Element line = made.appendElement("tr");
            for (Element cell : row.children()) {
                if (cell.normalName().equals("w:tc")) {
                    Element looks = child(cell, "w:tcPr");
                    Element filled = line.appendElement("td");
                    filled.attr("colspan", value(child(looks, "w:gridSpan")));
                    Element merged = child(looks, "w:vMerge");
                    if (merged != null && !value(merged).equals("restart")) {
                        notes.add(Kind.MERGED_CELLS);
                    }
                    blocks(cell, filled, depth + 1);
                }
            }
        }
    }

    static @Nullable Element child(@Nullable Element of, String name) {
        if (of != null) {
            for (Element one : of.children()) {
                if (one.tagName().equals(name)) {
                    return one;
                }
            }
        }
        return null;
    }

    private static String value(@Nullable Element of) {
        return of == null ? "" : of.attr("w:val");
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : otherwise;
    }
}
