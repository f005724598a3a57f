package org.civicline.knowledgebase.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The blocks of a page as Markdown: headings, paragraphs, lists, tables, quotations. */
final class MarkdownText {

    /** Deeper than anybody writes; from there on only the words are kept. */
    private static final int DEEPEST = 40;

    private static final int MOST_COLUMNS = 20;
    private static final Set<String> BLOCKS = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "div",
            "section",
            "article",
            "main",
            "ul",
            "ol",
            "table",
            "blockquote",
            "pre",
            "hr",
            "dl",
            "dt",
            "dd",
            "form",
            "fieldset",
            "figure",
            "figcaption",
            "center",
            "address",
            "details",
            "summary",
            "body",
            "li");
    /** What would begin a heading, a quotation, a list or a line across. */
    private static final Pattern BEGINS_BLOCK = Pattern.compile("^([#>+=~-]|\\d{1,9}[.)](?=\\s|$))");

    private final Notes notes;
    private final MarkdownWords words;

    MarkdownText(Notes notes) {
        this.notes = notes;
        this.words = new MarkdownWords(notes);
    }

    String of(Element article) {
        return String.join("\n\n", blocks(article, 0));
    }

    private List<String> blocks(Element from, int depth) {
        var blocks = new ArrayList<String>();
        if (depth > DEEPEST) {
            notes.add(Kind.TOO_DEEP);
            addParagraph(blocks, words.escaped(from.text()));
            return blocks;
        }
        var line = new StringBuilder();
        for (Node node : from.childNodes()) {
            if (node instanceof Element element && isBlock(element)) {
                addParagraph(blocks, line.toString());
                line.setLength(0);
                block(element, blocks, depth);
            } else if (node instanceof Element || node instanceof TextNode) {
                line.append(words.of(node, 0));
            }
        }
        addParagraph(blocks, line.toString());
        return blocks;
    }

    /** Some pages put whole paragraphs into marks for single words. */
    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName())
                || !element.normalName().equals("a")
                        && element.children().stream().anyMatch(child -> BLOCKS.contains(child.normalName()));
    }

    private void block(Element element, List<String> blocks, int depth) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String heading = MarkdownWords.oneLine(words.inside(element));
                if (!heading.isEmpty()) {
                    blocks.add("#".repeat(element.normalName().charAt(1) - '0') + " " + heading);
                }
            }
            case "ul", "ol" -> {
                String list = list(element, depth);
                if (!list.isEmpty()) {
                    blocks.add(list);
                }
            }
            case "table" -> table(element, blocks, depth);
            case "blockquote" -> {
                String quoted = String.join("\n\n", blocks(element, depth + 1));
                if (!quoted.isEmpty()) {
                    blocks.add(indented(quoted, "> ", "> "));
                }
            }
            case "pre" -> element.wholeText().lines().forEach(written -> addParagraph(blocks, words.escaped(written)));
            case "hr" -> blocks.add("---");
            default -> blocks.addAll(blocks(element, depth + 1));
        }
    }

    private static void addParagraph(List<String> blocks, String written) {
        String paragraph = MarkdownWords.lines(written);
        if (!paragraph.isEmpty()) {
            blocks.add(paragraph
                    .lines()
                    .map(line -> BEGINS_BLOCK.matcher(line).find() ? escapedBeginning(line) : line)
                    .reduce((one, next) -> one + "\n" + next)
                    .orElse(""));
        }
    }

    private static String escapedBeginning(String line) {
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        return line.substring(0, digits) + "\\" + line.substring(digits);
    }

    private String list(Element list, int depth) {
        boolean ordered = list.normalName().equals("ol");
        var items = new ArrayList<String>();
        for (Element item : list.children()) {
            List<String> blocks = item.normalName().equals("li") ? blocks(item, depth + 1) : List.of();
            if (item.normalName().equals("ul") || item.normalName().equals("ol")) {
                blocks = List.of(list(item, depth + 1));
            }
            if (!blocks.isEmpty() && !blocks.getFirst().isEmpty()) {
                String mark = ordered ? (items.size() + 1) + ". " : "- ";
                items.add(indented(joined(blocks), mark, " ".repeat(mark.length())));
            }
        }
        return String.join("\n", items);
    }

    /** A list within a list follows its item at once, other paragraphs at a distance. */
    private static String joined(List<String> blocks) {
        var text = new StringBuilder(blocks.getFirst());
        for (String block : blocks.subList(1, blocks.size())) {
            boolean list = block.startsWith("- ") || block.startsWith("1. ");
            text.append(list ? "\n" : "\n\n").append(block);
        }
        return text.toString();
    }

    private static String indented(String text, String first, String others) {
        var indented = new StringBuilder();
        text.lines().forEach(line -> {
            String mark = indented.isEmpty() ? first : others;
            indented.append(indented.isEmpty() ? "" : "\n").append(line.isEmpty() ? mark.stripTrailing() : mark + line);
        });
        return indented.toString();
    }

    private void table(Element table, List<String> blocks, int depth) {
        var rows = new ArrayList<List<String>>();
        List<Element> lines = table.getElementsByTag("tr").stream()
                .filter(row -> row.closest("table") == table)
                .toList();
        boolean layout = lines.stream().allMatch(row -> row.childrenSize() <= 1);
        for (Element line : lines) {
            if (layout) {
                line.children().forEach(cell -> blocks.addAll(blocks(cell, depth + 1)));
            } else {
                rows.add(cells(line));
            }
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return;
        }
        var written = new ArrayList<String>();
        for (List<String> row : rows) {
            var padded = new ArrayList<>(row);
            while (padded.size() < columns) {
                padded.add("");
            }
            written.add("| " + String.join(" | ", padded) + " |");
            if (written.size() == 1) {
                written.add("|" + "---|".repeat(columns));
            }
        }
        blocks.add(String.join("\n", written));
    }

    private List<String> cells(Element row) {
        var cells = new ArrayList<String>();
        for (Element cell : row.children()) {
            if (!cell.getElementsByTag("table").isEmpty()) {
                notes.add(Kind.NESTED_TABLE, cell.text());
            }
            cells.add(MarkdownWords.oneLine(words.inside(cell)).replace("|", "\\|"));
            int width = span(cell.attr("colspan"));
            if (width > 1 || span(cell.attr("rowspan")) > 1) {
                notes.add(Kind.MERGED_CELLS, cell.text());
            }
            for (int more = 1; more < width && cells.size() < MOST_COLUMNS; more++) {
                cells.add("");
            }
        }
        return cells;
    }

    private static int span(String written) {
        return written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : 1;
    }
}
