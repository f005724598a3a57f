package org.civicline.ticketing.sla;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.sla.CalendarDesk.Import;
import org.civicline.ticketing.sla.Plan.Standing;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statutory calendar. System administrators take it in; who answers for deadlines may read it. */
@RestController
@RequestMapping("/api/v1/staff/calendar")
class CalendarController {

    private final CalendarDesk desk;
    private final CalendarStore store;
    private final Access access;

    CalendarController(CalendarDesk desk, CalendarStore store, Access access) {
        this.desk = desk;
        this.store = store;
        this.access = access;
    }

    /** A planned year. */
    record YearLine(int year, long version, Standing standing, String source) {}

    /** @param version of the year that it takes the place of; 0 for one that nobody has planned yet */
    record Form(
            @Nullable Integer year,
            @Nullable Long version,
            @Nullable String standing,
            @Nullable String source,
            @Nullable List<DayForm> days) {

        Form {
            days = days == null
                    ? null
                    : days.stream()
                            .map(one -> Objects.requireNonNullElse(one, DayForm.EMPTY))
                            .toList();
        }
    }

    @GetMapping("/years")
    @PreAuthorize(Access.READS_SETUP)
    List<YearLine> years() {
        access.setupReader();
        return store.years().stream()
                .map(one -> new YearLine(one.year(), one.version(), one.standing(), one.source()))
                .toList();
    }

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    CalendarDesk.YearView year(@RequestParam(required = false) @Nullable String year) {
        access.setupReader();
        return desk.year(Given.required(Given.number(year, "year"), "year"));
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    Import take(@RequestParam(defaultValue = "false") String dryRun, @RequestBody Form form) {
        return taken(dryRun, form);
    }

    @PutMapping(consumes = "text/csv")
    @PreAuthorize(Access.SETS_UP)
    Import take(
            @RequestParam(defaultValue = "false") String dryRun,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String source,
            InputStream file)
            throws IOException {
        var form = new Form(
                Given.number(year, "year"), Given.count(version, "version"), standing, source, CalendarCsv.read(file));
        return taken(dryRun, form);
    }

    private Import taken(String dryRun, Form form) {
        StaffMember by = access.setup();
        int year = Given.required(form.year(), "year");
        List<DayForm> days = Given.required(form.days(), "days");
        return Boolean.parseBoolean(dryRun)
                ? desk.tryOut(year, days)
                : desk.take(
                        year,
                        Given.required(form.version(), "version"),
                        Given.choice(form.standing(), Standing.class, "standing"),
                        form.source(),
                        days,
                        by);
    }
}
