package org.civicline.ticketing.figures;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/** Whole days of the city, the first and the last included. */
public record Period(LocalDate first, LocalDate last) {

    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    /** So many days until today. */
    public static Period lastDays(int days, Clock clock, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new Period(today.minusDays(Math.clamp(days, 1, MOST_DAYS) - 1L), today);
    }

    /** Of two ISO-8601 days; without them the last thirty. Refused if they are none, too many, or the wrong way round. */
    static Period read(@Nullable String from, @Nullable String until, Clock clock, ZoneId zone) {
        Period usual = lastDays(USUAL_DAYS, clock, zone);
        LocalDate last = day(until, usual.last());
        var period = new Period(day(from, last.minusDays(USUAL_DAYS - 1L)), last);
        if (period.days() < 1 || period.days() > MOST_DAYS) {
            throw faulty();
        }
        return period;
    }

    private static LocalDate day(@Nullable String written, LocalDate usual) {
        if (written == null || written.isBlank()) {
            return usual;
        }
        try {
            LocalDate day = LocalDate.parse(written.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException _) {
            throw faulty();
        }
        throw faulty();
    }

    private static RefusedException faulty() {
        return new RefusedException(Refusal.invalid("ticketing.period-faulty").with("most", MOST_DAYS));
    }

    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** As many days before it. */
    Period before() {
        return new Period(first.minusDays(days()), first.minusDays(1));
    }

    Period yearBefore() {
        return new Period(first.minusYears(1), last.minusYears(1));
    }

    public Scope scope(ZoneId zone) {
        return Scope.of(start(first, zone), start(last.plusDays(1), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
