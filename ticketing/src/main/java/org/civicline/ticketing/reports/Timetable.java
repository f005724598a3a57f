package org.civicline.ticketing.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.reports.Schedule.Due;
import org.civicline.ticketing.sla.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules by the city's clock and calendar. */
@Component
class Timetable {

    private final ZoneId zone;
    private final Clock clock;
    private final Predicate<LocalDate> works;

    Timetable(ZoneId cityZone, Clock clock, WorkingDays days) {
        this.zone = cityZone;
        this.clock = clock;
        this.works = days::worked;
    }

    /** The first one due from now on. */
    Due next(Schedule schedule) {
        return schedule.next(now(), works);
    }

    /** Of those that were due from a day on and were not seen to, the last: however long we were away, one is enough. */
    Due last(Schedule schedule, LocalDate from) {
        Due first = schedule.on(from, works);
        return schedule.last(first, now(), works);
    }

    Due following(Schedule schedule, Due one) {
        return schedule.following(one, works);
    }

    Period period(Schedule schedule, LocalDate on) {
        return schedule.period(on, works);
    }

    /** What one sent today would tell of. */
    Period latest(Schedule schedule) {
        return schedule.period(now().toLocalDate(), works);
    }

    Instant moment(Due one) {
        return one.at().atZone(zone).toInstant();
    }

    /** Null while it is paused. */
    @Nullable
    Instant nextAt(Report report) {
        LocalDate on = report.nextOn();
        return on == null ? null : moment(report.schedule().on(on, works));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }
}
