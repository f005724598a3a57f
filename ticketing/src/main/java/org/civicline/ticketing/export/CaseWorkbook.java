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
    private final Widths widths = new Widths(COLUMNS.length);
    private boolean begun;
    private int row;
    private int last;

    CaseWorkbook(OutputStream out, Wording wording, ZoneId zone) {
        this.workbook = new Workbook(out, "CivicLine", "1.0");
        this.sheet = workbook.newWorksheet(wording.text("export.cases"));
        this.wording = wording;
        this.zone = zone;
        for (int column = 0; column < COLUMNS.length; column++) {
            text(column, wording.text("export.column." + COLUMNS[column]));
            sheet.style(0, column).bold().set();
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
        last = row++;
    }

    /** Says that there were more than are written. */
    void cut(int most) {
        sheet.value(row++, 0, wording.text("export.cut", String.valueOf(most)));
    }

    /** With the first page, the widths: they are those of what it holds. */
    void flush() throws IOException {
        if (!begun) {
            widths.set(sheet);
            begun = true;
        }
        sheet.flush();
    }

    private void text(int column, String text) {
        sheet.value(row, column, text);
        widths.hold(column, text);
    }

    private void time(int column, @Nullable Instant at) {
        if (at != null) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, zone));
            sheet.style(row, column).format(TIME).set();
            widths.hold(column, TIME);
        }
    }

    @Override
    public void close() throws IOException {
        sheet.setAutoFilter(0, 0, last, COLUMNS.length - 1);
        workbook.close();
    }
}
