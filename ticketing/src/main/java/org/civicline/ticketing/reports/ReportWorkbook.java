package org.civicline.ticketing.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.civicline.ticketing.export.Cell;
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
            heads(sheet, table);
            row(sheet, HEAD + 1, table.columns(), table.whole());
            List<Row> rows = table.rows();
            for (int i = 0; i < rows.size(); i++) {
                row(sheet, HEAD + 2 + i, table.columns(), rows.get(i));
            }
            sheet.freezePane(1, HEAD + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void heads(Worksheet sheet, Table table) {
        head(sheet, 0, wording.rows(table), 28);
        int at = 1;
        for (Column column : table.columns()) {
            head(sheet, at++, column.name(), 16);
            if (isShare(column.figure())) {
                head(sheet, at++, wording.text("cases"), 10);
            }
        }
    }

    private static void head(Worksheet sheet, int column, String name, int width) {
        sheet.value(HEAD, column, name);
        sheet.style(HEAD, column).bold().set();
        sheet.width(column, width);
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
