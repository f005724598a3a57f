package org.civicline.ticketing.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.foundation.CityIdentity;
import org.civicline.ticketing.figures.FigureTables.Column;
import org.civicline.ticketing.figures.FigureTables.Row;
import org.civicline.ticketing.figures.FigureTables.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A table of figures as a letter: once for those who read HTML, once as plain text, each saying the same. */
@Component
class ReportMail {

    /** Mail programs know few styles, and those only beside what they are for. */
    private static final String CELL = "padding:6px 10px;border-bottom:1px solid #d5dae1;";

    private final ReportWording wording;
    private final CityIdentity city;

    ReportMail(ReportWording wording, CityIdentity city) {
        this.wording = wording;
        this.city = city;
    }

    /** @param maker who had it made, as its receivers know them: a work number and a department */
    record Letter(String title, String maker, Table table) {}

    String subject(Letter letter) {
        String subject = letter.title() + " · " + wording.period(letter.table().period());
        return city.sample() ? wording.text("sample-short") + " " + subject : subject;
    }

    String text(Letter letter) {
        Table table = letter.table();
        String rows = Stream.concat(Stream.of(table.whole()), table.rows().stream())
                .map(row -> row.name() + "\n" + values(table, row))
                .collect(Collectors.joining("\n\n"));
        return String.join("\n\n", head(letter)) + "\n\n" + rows + "\n\n" + String.join("\n", foot(letter)) + "\n";
    }

    private String values(Table table, Row row) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> {
                    Column column = table.columns().get(i);
                    String of = of(table, row, i);
                    return "  " + column.name() + wording.text("colon") + value(table, row, i)
                            + (of == null ? "" : " " + of);
                })
                .collect(Collectors.joining("\n"));
    }

    private String value(Table table, Row row, int i) {
        return wording.value(table.columns().get(i).figure(), row.readings().get(i));
    }

    private @Nullable String of(Table table, Row row, int i) {
        return wording.of(table.columns().get(i).figure(), row.readings().get(i), table.leastSample());
    }

    String html(Letter letter) {
        Table table = letter.table();
        String head = head(letter).stream()
                .skip(1)
                .map(one -> "<p style=\"margin:4px 0;\">" + escaped(one) + "</p>")
                .collect(Collectors.joining());
        String foot = foot(letter).stream()
                .map(one -> "<p style=\"margin:4px 0;color:#55606e;font-size:13px;\">" + escaped(one) + "</p>")
                .collect(Collectors.joining());
        String rows = Stream.concat(
                        Stream.of(row(table, table.whole(), "font-weight:600;background:#f1f4f8;")),
                        table.rows().stream().map(one -> row(table, one, "")))
                .collect(Collectors.joining());
        return """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:20px;font-family:sans-serif;font-size:15px;line-height:1.5;color:#1b2330;background:#fff;">
                <h1 style="font-size:20px;margin:0 0 8px;">%s</h1>%s
                <table style="border-collapse:collapse;margin:16px 0;"><thead><tr>%s</tr></thead><tbody>%s</tbody></table>
                %s</body></html>
                """.formatted(
                        wording.text("language"),
                        escaped(letter.title()),
                        escaped(letter.title()),
                        head,
                        heads(table),
                        rows,
                        foot);
    }

    private String heads(Table table) {
        return Stream.concat(
                        Stream.of(head(wording.rows(table), "left")),
                        table.columns().stream().map(one -> head(one.name(), "right")))
                .collect(Collectors.joining());
    }

    private static String head(String name, String align) {
        return "<th scope=\"col\" style=\"" + CELL + "text-align:" + align + ";\">" + escaped(name) + "</th>";
    }

    private String row(Table table, Row row, String style) {
        String cells = IntStream.range(0, table.columns().size())
                .mapToObj(i -> "<td style=\"" + CELL + "text-align:right;white-space:nowrap;" + style + "\">"
                        + escaped(value(table, row, i)) + small(of(table, row, i)) + "</td>")
                .collect(Collectors.joining());
        return "<tr><th scope=\"row\" style=\"" + CELL + "text-align:left;font-weight:inherit;" + style + "\">"
                + escaped(row.name()) + "</th>" + cells + "</tr>";
    }

    private static String small(@Nullable String of) {
        return of == null ? "" : "<br><small style=\"color:#55606e;\">" + escaped(of) + "</small>";
    }

    private List<String> head(Letter letter) {
        var lines = new ArrayList<String>();
        lines.add(letter.title());
        if (city.sample()) {
            lines.add(wording.text("sample"));
        }
        lines.add(wording.text("days", wording.period(letter.table().period())));
        return lines;
    }

    /** What one has to know to read it. */
    private List<String> foot(Letter letter) {
        Table table = letter.table();
        var lines = new ArrayList<String>();
        if (ReportWording.anyFew(table)) {
            lines.add(wording.text("few", table.leastSample()));
        }
        if (table.breakdown().withoutConfidential()) {
            lines.add(wording.text("confidential"));
        }
        table.columns().forEach(one -> lines.add(wording.text("definition", one.name(), one.definition())));
        lines.add(wording.text("attached"));
        lines.add(wording.text("made-by", letter.maker()));
        return lines;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
