package org.civicline.ticketing.sla;

import java.util.List;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.sla.OfficeDesk.HoursForm;
import org.civicline.ticketing.sla.OfficeDesk.OfficeView;
import org.civicline.ticketing.sla.OfficeDesk.OwnDayForm;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening hours: the city's under the code {@code *}, and those of departments that differ. */
@RestController
@RequestMapping("/api/v1/staff/opening-hours")
class OfficeController {

    private static final HoursForm NO_HOURS = new HoursForm(null, null, null);
    private static final OwnDayForm NO_DAY = new OwnDayForm(null, null, null);

    private final OfficeDesk desk;
    private final Access access;

    OfficeController(OfficeDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    /** @param version of the hours that were edited; 0 for a department that kept the city's */
    record Form(
            @Nullable Long version,
            @Nullable Boolean keepsHolidays,
            @Nullable List<HoursForm> hours,
            @Nullable List<OwnDayForm> days) {

        Form {
            hours = hours == null
                    ? null
                    : hours.stream()
                            .map(one -> Objects.requireNonNullElse(one, NO_HOURS))
                            .toList();
            days = days == null
                    ? List.of()
                    : days.stream()
                            .map(one -> Objects.requireNonNullElse(one, NO_DAY))
                            .toList();
        }
    }

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<OfficeView> all() {
        access.setupReader();
        return desk.all();
    }

    @PutMapping("/{code}")
    @PreAuthorize(Access.SETS_UP)
    OfficeView put(@PathVariable String code, @RequestBody Form form) {
        StaffMember by = access.setup();
        return desk.put(
                code,
                Given.required(form.keepsHolidays(), "keepsHolidays"),
                Given.required(form.hours(), "hours"),
                Objects.requireNonNullElse(form.days(), List.of()),
                Given.required(form.version(), "version"),
                by);
    }

    @DeleteMapping("/{code}")
    @PreAuthorize(Access.SETS_UP)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String code, @RequestParam(required = false) @Nullable String version) {
        access.setup();
        desk.remove(code, Given.required(Given.count(version, "version"), "version"));
    }
}
