package org.civicline.ticketing.sla;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Hours an office is open on a day, in minutes since midnight; 24:00 is 1440. */
record Span(int opens, int closes) {

    static final int DAY = 24 * 60;

    Span {
        if (opens < 0 || closes > DAY || opens >= closes) {
            throw new IllegalArgumentException("not hours of a day: " + opens + " to " + closes);
        }
    }

    LocalDateTime opens(LocalDate day) {
        return day.atStartOfDay().plusMinutes(opens);
    }

    LocalDateTime closes(LocalDate day) {
        return day.atStartOfDay().plusMinutes(closes);
    }

    @Override
    public String toString() {
        return clock(opens) + "-" + clock(closes);
    }

    /** {@code 09:30}; midnight at the end of a day is {@code 24:00}. */
    static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
