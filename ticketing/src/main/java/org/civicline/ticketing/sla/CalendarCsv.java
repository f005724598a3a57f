package org.civicline.ticketing.sla;

import java.util.List;
import org.civicline.ticketing.input.Csv;

/** A calendar as a file: a heading, then a day per line: {@code day,works,holiday}. */
final class CalendarCsv {

    private CalendarCsv() {}

    /** One form per line below the heading; empty lines count as lines and give a form without anything. */
    static List<DayForm> read(byte[] file) {
        return Csv.read(file).stream().skip(1).map(CalendarCsv::day).toList();
    }

    private static DayForm day(List<String> cells) {
        return cells.size() < 3 ? DayForm.EMPTY : new DayForm(cells.get(0), cells.get(1), cells.get(2));
    }
}
