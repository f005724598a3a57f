package org.civicline.ticketing.supervision;

import java.util.List;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 电子监察, for supervisors and leaders. */
@RestController
@RequestMapping("/api/v1/staff/monitoring")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'LEADER')")
class MonitoringController {

    /** What stands for the desk where a department is asked for. */
    private static final String DESK = "-";

    private final Monitoring monitoring;
    private final Access access;

    MonitoringController(Monitoring monitoring, Access access) {
        this.monitoring = monitoring;
        this.access = access;
    }

    @GetMapping
    List<Monitoring.Row> summary(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String duty,
            @RequestParam(required = false) @Nullable String urgency) {
        access.overseer();
        return monitoring.summary(filter(department, duty, urgency, null));
    }

    @GetMapping("/cases")
    Slice<Monitoring.Line> cases(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String duty,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(required = false) @Nullable String colour,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        access.overseer();
        return monitoring.cases(filter(department, duty, urgency, colour), after, size);
    }

    private static Monitoring.Filter filter(
            @Nullable String department, @Nullable String duty, @Nullable String urgency, @Nullable String colour) {
        return new Monitoring.Filter(
                department == null || department.isBlank() ? null : department.equals(DESK) ? "" : department,
                choice(duty, Duty.class, "duty"),
                choice(urgency, Urgency.class, "urgency"),
                choice(colour, Monitoring.Colour.class, "colour"));
    }

    private static <E extends Enum<E>> @Nullable E choice(@Nullable String written, Class<E> type, String field) {
        return written == null || written.isBlank() ? null : Given.choice(written, type, field);
    }
}
