package org.civicline.ticketing.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.reports.Schedule.Due;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the runs of reports whose time has come. */
@Component
class DueReports {

    private static final int AT_ONCE = 20;

    private final ReportStore reports;
    private final RunStore runs;
    private final Timetable timetable;
    private final Clock clock;

    DueReports(ReportStore reports, RunStore runs, Timetable timetable, Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** Whether there may be more. */
    @Transactional
    public boolean make() {
        Instant now = Columns.now(clock);
        List<Report> due = reports.lockDue(now, AT_ONCE);
        due.forEach(one -> make(one, now));
        return due.size() == AT_ONCE;
    }

    private void make(Report report, Instant now) {
        LocalDate from = Objects.requireNonNull(report.nextOn());
        Due last = timetable.last(report.schedule(), from);
        runs.overtake(report.id(), now);
        runs.add(report, timetable.period(report.schedule(), last.on()), timetable.moment(last), null, now);
        Due next = timetable.following(report.schedule(), last);
        reports.next(report.id(), next.on(), timetable.moment(next));
    }
}
