package org.civicline.ticketing.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.wording.Wording;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet of cases, written row by row: what has been written is kept nowhere. */
final class CaseWorkbook implements AutoCloseable {

    private static final String[] COLUMNS = {
        "number", "title", "type", "category", "urgency", "status", "lead", "opened", "due", "overdue"
    };
    private static final String TIME = "yyyy-mm-dd hh:mm";

    private final Workbook workbook;
    private final Worksheet sheet;
    private final Wording wording;
    private final ZoneId zone;
    private int row;

    CaseWorkbook(OutputStream out, Wording wording, ZoneId zone) {
        this.workbook = new Workbook(out, "CivicLine", "1.0");
        this.sheet = workbook.newWorksheet(wording.text("export.cases"));
        this.wording = wording;
        this.zone = zone;
        for (int column = 0; column < COLUMNS.length; column++) {
            sheet.value(0, column, wording.text("export.column." + COLUMNS[column]));
            sheet.style(0, column).bold().set();
            sheet.width(column, column == 1 ? 40 : 18);
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    void add(TicketLine line) {
        text(0, line.number());
        text(1, Cell.safe(line.title()));
        text(2, wording.text("export.type." + line.type()));
        text(3, Cell.safe(line.categoryName()));
        text(4, wording.text("export.urgency." + line.urgency()));
        text(5, wording.text("export.status." + line.status()));
        text(6, line.leadName() == null ? "" : Cell.safe(line.leadName()));
        time(7, line.createdAt());
        time(8, line.dueAt());
        text(9, line.overdue() ? wording.text("export.yes") : "");
        row++;
    }

    /** Says that there were more than are written. */
    void cut(int most) {
        text(0, wording.text("export.cut", String.valueOf(most)));
        row++;
    }

    void flush() throws IOException {
        sheet.flush();
    }

    private void text(int column, String text) {
        sheet.value(row, column, text);
    }

    private void time(int column, @Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, zone));
            sheet.style(row, column).format(TIME).set();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
