package org.civicline.ticketing.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.civicline.ticketing.export.Cell;
import org.civicline.ticketing.export.Widths;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Column;
import org.civicline.ticketing.figures.FigureTables.Row;
import org.civicline.ticketing.figures.FigureTables.Table;
import org.civicline.ticketing.figures.Reading;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** A table of figures as a spreadsheet: numbers as numbers, beside each rate of how many cases it is. */
@Component
class ReportWorkbook {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int HEAD = 3;

    private final ReportWording wording;

    ReportWorkbook(ReportWording wording) {
        this.wording = wording;
    }

    byte[] of(String title, Table table) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "CivicLine", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(wording.text("sheet"));
            sheet.value(0, 0, Cell.safe(title));
            sheet.style(0, 0).bold().set();
            sheet.value(1, 0, wording.text("days", wording.period(table.period())));
            List<Row> rows = table.rows();
            int columns = heads(sheet, table);
            row(sheet, HEAD + 1, table.columns(), table.whole());
            for (int i = 0; i < rows.size(); i++) {
                row(sheet, HEAD + 2 + i, table.columns(), rows.get(i));
            }
            sheet.setAutoFilter(HEAD, 0, HEAD + 1 + rows.size(), columns - 1);
            sheet.freezePane(1, HEAD + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @return how many columns there are */
    private int heads(Worksheet sheet, Table table) {
        List<String> heads = new ArrayList<>(List.of(wording.rows(table)));
        for (Column column : table.columns()) {
            heads.add(column.name());
            if (isShare(column.figure())) {
                heads.add(wording.text("cases"));
            }
        }
        var widths = new Widths(heads.size());
        for (int at = 0; at < heads.size(); at++) {
            sheet.value(HEAD, at, heads.get(at));
            sheet.style(HEAD, at).bold().set();
            widths.hold(at, heads.get(at));
        }
        widths.hold(0, Cell.safe(table.whole().name()));
        table.rows().forEach(one -> widths.hold(0, Cell.safe(one.name())));
        widths.set(sheet);
        return heads.size();
    }

    private static void row(Worksheet sheet, int line, List<Column> columns, Row row) {
        sheet.value(line, 0, Cell.safe(row.name()));
        int at = 1;
        for (int i = 0; i < columns.size(); i++) {
            Figure figure = columns.get(i).figure();
            Reading reading = row.readings().get(i);
            if (!isShare(figure)) {
                sheet.value(line, at++, reading.count());
                continue;
            }
            Double share = reading.share();
            if (share != null) {
                sheet.value(line, at, share);
                sheet.style(line, at)
                        .format(figure.unit() == Figure.Unit.PERCENT ? "0.0%" : "0.0")
                        .set();
            }
            at++;
            sheet.value(line, at++, reading.whole());
        }
    }

    private static boolean isShare(Figure figure) {
        return figure.unit() != Figure.Unit.CASES;
    }
}
