package org.civicline.ticketing.sla;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Times of day as text; midnight at the end of a day is {@code 24:00}, which {@link LocalTime} does not know. */
final class TimeText {

    private static final String MIDNIGHT = "24:00";

    private TimeText() {}

    /** How {@code end} is written as a time of {@code day}, to the last fraction of a second. */
    static String of(LocalDate day, LocalDateTime end) {
        return end.equals(day.plusDays(1).atStartOfDay())
                ? MIDNIGHT
                : end.toLocalTime().toString();
    }

    static LocalDateTime at(LocalDate day, String written) {
        return written.equals(MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.parse(written));
    }
}
