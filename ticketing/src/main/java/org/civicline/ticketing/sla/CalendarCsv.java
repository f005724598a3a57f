package org.civicline.ticketing.sla;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.table.Csv;

/** A calendar as a file: a heading, then a day per line: {@code day,works,holiday}. */
final class CalendarCsv {

    /** In bytes; a year has some forty lines. */
    private static final int LARGEST = 100_000;

    private CalendarCsv() {}

    /**
     * One form per line below the heading; empty lines count as lines and give a form without anything. Refused if the first
     * line is a day already: it would be lost as the heading.
     */
    static List<DayForm> read(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(LARGEST + 1);
        List<List<String>> lines = bytes.length > LARGEST ? List.of() : Csv.read(bytes);
        if (lines.isEmpty() || new DayForm(lines.getFirst().getFirst(), null, null).date() != null) {
            throw new RefusedException(Refusal.invalid("ticketing.calendar-file"));
        }
        return lines.stream().skip(1).map(CalendarCsv::day).toList();
    }

    private static DayForm day(List<String> cells) {
        return cells.size() < 3 ? DayForm.EMPTY : new DayForm(cells.get(0), cells.get(1), cells.get(2));
    }
}
