package org.civicline.ticketing.sla;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.StringJoiner;
import org.civicline.ticketing.sla.Step.Why;
import org.jspecify.annotations.Nullable;

/** How much of a day's open hours is used up while counting. */
final class Opened {

    private final WorkingCalendar.Day day;
    private final StringJoiner hours = new StringJoiner(" ");
    private Duration used = Duration.ZERO;
    private Duration left;
    private @Nullable LocalDateTime end;

    /** @param left what is still to be counted when the day begins */
    Opened(WorkingCalendar.Day day, LocalDateTime start, Duration left) {
        this.day = day;
        this.left = left;
        for (Span span : day.open()) {
            if (end == null) {
                use(span, start);
            }
        }
    }

    private void use(Span span, LocalDateTime start) {
        LocalDateTime opens = WorkingCalendar.later(span.opens(day.date()), start);
        LocalDateTime closes = span.closes(day.date());
        if (!opens.isBefore(closes)) {
            return;
        }
        LocalDateTime stop = opens.plus(left);
        if (!stop.isAfter(closes)) {
            end = stop;
            closes = stop;
        }
        Duration here = Duration.between(opens, closes);
        used = used.plus(here);
        left = left.minus(here);
        hours.add(clock(opens) + "-" + clock(closes));
    }

    /** When all is counted; null if the day was not enough. */
    @Nullable
    LocalDateTime end() {
        return end;
    }

    Duration left() {
        return left;
    }

    Step step() {
        int minutes = (int) used.toMinutes();
        if (day.works() && used.isZero()) {
            return new Step(day.date(), day.date(), 0, Why.AFTER_HOURS, null, null);
        }
        return new Step(
                day.date(), day.date(), minutes, day.why(), day.detail(), day.works() ? hours.toString() : null);
    }

    private String clock(LocalDateTime time) {
        return Span.clock(
                (int) Duration.between(day.date().atStartOfDay(), time).toMinutes());
    }
}
