package org.civicline.foundation.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook to fill in: a sheet with nothing but its heading, and one that explains the columns. */
public final class TemplateBook {

    private static final int WIDTH = 22;
    private static final int WIDE = 80;

    /** Rows that are text beforehand: a spreadsheet would take the zeros off numbers and codes. */
    private static final int ROWS = 2_000;

    private TemplateBook() {}

    /** @param notes their heading first; the third column is the widest */
    public static void write(
            OutputStream out, String title, List<String> heading, String notesTitle, List<List<String>> notes)
            throws IOException {
        try (var book = new Workbook(out, "CivicLine", null)) {
            Worksheet sheet = book.newWorksheet(title);
            sheet.freezePane(0, 1);
            sheet.range(0, 0, ROWS, heading.size() - 1).style().format("@").set();
            for (int i = 0; i < heading.size(); i++) {
                sheet.value(0, i, heading.get(i));
                sheet.style(0, i).bold().format("@").fillColor("E8EEF7").set();
                sheet.width(i, WIDTH);
            }
            explain(book.newWorksheet(notesTitle), notes);
        }
    }

    private static void explain(Worksheet sheet, List<List<String>> notes) {
        for (int row = 0; row < notes.size(); row++) {
            List<String> cells = notes.get(row);
            for (int i = 0; i < cells.size(); i++) {
                sheet.value(row, i, cells.get(i));
                if (row == 0) {
                    sheet.style(0, i).bold().set();
                    sheet.width(i, i == 2 ? WIDE : WIDTH);
                }
            }
        }
    }
}
