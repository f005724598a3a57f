package org.civicline.ticketing.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * When an office opens its doors.
 *
 * @param keepsHolidays whether it closes on statutory holidays
 * @param days on which it differs from its week and from the city
 */
record Office(boolean keepsHolidays, Map<DayOfWeek, List<Span>> week, Map<LocalDate, OwnDay> days) {

    /** The office whose hours hold for whoever has none. No department has such a code. */
    static final String CITY = "*";

    /** One day that an office works or not, whatever else is said. */
    record OwnDay(boolean works, String note) {}

    Office {
        week = Map.copyOf(week);
        days = Map.copyOf(days);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an office opens on some weekday");
        }
    }

    List<Span> on(DayOfWeek weekday) {
        return week.getOrDefault(weekday, List.of());
    }

    /** The hours of a day that is worked although its weekday is not: those of the first weekday that has any. */
    List<Span> ordinary() {
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (!on(weekday).isEmpty()) {
                return on(weekday);
            }
        }
        throw new IllegalStateException("an office opens on some weekday");
    }
}
