package org.civicline.knowledgebase.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet, written row by row: what has been written is kept nowhere. */
public final class Sheet implements AutoCloseable {

    /** A cell of a workbook holds no more. */
    private static final int LONGEST_CELL = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    /** @param width in characters */
    public record Column(String heading, int width) {}

    public Sheet(OutputStream out, String name, List<Column> columns) {
        workbook = new Workbook(out, "CivicLine", "1.0");
        sheet = workbook.newWorksheet(name);
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).heading());
            sheet.style(0, i).bold().set();
            sheet.width(i, columns.get(i).width());
        }
        sheet.freezePane(0, 1);
    }

    /** A text that no cell holds is left out. */
    public void add(List<String> cells) {
        row++;
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            sheet.value(row, i, text.length() > LONGEST_CELL ? "" : text);
        }
    }

    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
