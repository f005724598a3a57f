package org.civicline.ticketing.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.reports.ReportForm.Asked;
import org.civicline.ticketing.reports.Schedule.Due;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What supervisors and leaders do with reports. Who made one changes it and has it sent; any of them may pause it, and
 * delete it once its maker is gone.
 */
@Component
class ReportDesk {

    private final ReportStore reports;
    private final RunStore runs;
    private final ReportForm form;
    private final ReportRights rights;
    private final Timetable timetable;
    private final ReportSettings settings;
    private final Letters letters;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ReportDesk(
            ReportStore reports,
            RunStore runs,
            ReportForm form,
            ReportRights rights,
            Timetable timetable,
            ReportSettings settings,
            Letters letters,
            Access access,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.form = form;
        this.rights = rights;
        this.timetable = timetable;
        this.settings = settings;
        this.letters = letters;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public UUID add(Asked asked) {
        StaffMember by = access.overseer();
        Report.Content content = form.content(asked);
        Schedule schedule = form.schedule(asked);
        if (reports.count(by.id().value()) >= settings.most()) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.too-many-reports").with("limit", settings.most()));
        }
        Due next = timetable.next(schedule);
        var report = new Report(Ids.next(clock), by.id().value(), content, schedule, next.on(), 1);
        if (!reports.add(report, timetable.moment(next), Columns.now(clock))) {
            throw taken(content);
        }
        record("report.made", report);
        return report.id();
    }

    /** @param version the one that whoever changes it has seen */
    @Transactional
    public void change(UUID id, Asked asked, long version) {
        Report before = owned(id);
        seen(before, version);
        Report.Content content = form.content(asked);
        Schedule schedule = form.schedule(asked);
        Optional<Due> next = before.paused() ? Optional.empty() : Optional.of(timetable.next(schedule));
        var after = new Report(
                id, before.owner(), content, schedule, next.map(Due::on).orElse(null), version + 1);
        if (!reports.change(after, next.map(timetable::moment).orElse(null))) {
            throw taken(content);
        }
        record("report.changed", after);
    }

    /** What was missed while it was paused is not sent afterwards. */
    @Transactional
    public void pause(UUID id, boolean paused) {
        access.overseer();
        Report report = locked(id);
        if (report.paused() == paused) {
            return;
        }
        if (paused) {
            reports.next(id, null, null);
            runs.overtake(id, Columns.now(clock));
        } else {
            Due next = timetable.next(report.schedule());
            reports.next(id, next.on(), timetable.moment(next));
        }
        audit.record(paused ? "report.paused" : "report.resumed", "report:" + id, Map.of());
    }

    @Transactional
    public void delete(UUID id, long version) {
        StaffMember by = access.overseer();
        Report report = locked(id);
        if (!ownedBy(report, by) && rights.mayReadNow(report.owner())) {
            throw notYours();
        }
        seen(report, version);
        reports.delete(id);
        audit.record("report.deleted", "report:" + id, Map.of());
    }

    /** To all its receivers, of the last days it can tell of. */
    @Transactional
    public void send(UUID id) {
        Report report = owned(id);
        Instant now = Columns.now(clock);
        int added = runs.add(report, timetable.latest(report.schedule()), now, report.owner(), now);
        if (added == 0) {
            throw new RefusedException(Refusal.conflict("ticketing.report-being-sent"));
        }
        audit.record("report.sent-by-hand", "report:" + id, Map.of("receivers", added));
    }

    /** How it would look if it were sent now. */
    Letters.Made preview(Asked asked) {
        StaffMember by = access.overseer();
        return letters.make(form.letter(asked), by.id().value(), timetable.latest(form.schedule(asked)));
    }

    private static void seen(Report report, long version) {
        if (report.version() != version) {
            throw new RefusedException(Refusal.conflict("ticketing.report-changed-meanwhile"));
        }
    }

    static boolean ownedBy(Report report, StaffMember one) {
        return report.owner().equals(one.id().value());
    }

    private Report owned(UUID id) {
        StaffMember by = access.overseer();
        Report report = locked(id);
        if (!ownedBy(report, by)) {
            throw notYours();
        }
        return report;
    }

    private Report locked(UUID id) {
        return reports.lock(id).orElseThrow(ReportDesk::unknown);
    }

    private void record(String action, Report report) {
        audit.record(
                action,
                "report:" + report.id(),
                Map.of(
                        "figures",
                        report.content().figures().stream().map(Figure::code).collect(Collectors.joining(",")),
                        "receivers",
                        report.content().receivers().size()));
    }

    static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-report"));
    }

    private static RefusedException notYours() {
        return new RefusedException(Refusal.forbidden("ticketing.report-not-yours"));
    }

    private static RefusedException taken(Report.Content content) {
        return new RefusedException(
                Refusal.conflict("ticketing.report-name-taken").with("name", content.name()));
    }
}
