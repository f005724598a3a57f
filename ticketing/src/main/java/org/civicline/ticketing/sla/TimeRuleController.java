package org.civicline.ticketing.sla;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The time limits. System administrators change them: supervisors and their desk are judged by them (DISPATCH, REVIEW,
 * FOLLOW_UP), so they may read them only.
 */
@RestController
@RequestMapping("/api/v1/staff/time-rules")
class TimeRuleController {

    private static final int PAGE = 50;

    private final RuleDesk desk;
    private final RuleStore store;
    private final Access access;

    TimeRuleController(RuleDesk desk, RuleStore store, Access access) {
        this.desk = desk;
        this.store = store;
        this.access = access;
    }

    /** When a version was published, by whom and why. */
    record Line(int version, Instant publishedAt, @Nullable UUID publishedBy, String note, int rules) {}

    /** @param version the one that was edited */
    record Form(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable List<RuleForm> rules) {

        /** A row without anything in it, so that it is told as one that lacks everything. */
        private static final RuleForm EMPTY = new RuleForm(null, null, null, null, null, null, null);

        Form {
            rules = rules == null
                    ? null
                    : rules.stream()
                            .map(one -> Objects.requireNonNullElse(one, EMPTY))
                            .toList();
        }
    }

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    RuleDesk.Version version(@RequestParam(required = false) @Nullable String version) {
        access.setupReader();
        return desk.version(Given.number(version, "version"));
    }

    @GetMapping("/versions")
    @PreAuthorize(Access.READS_SETUP)
    Slice<Line> versions(@RequestParam(required = false) @Nullable String after) {
        access.setupReader();
        Integer before = Given.number(after, "after");
        List<Line> lines = store.versions(before == null ? Integer.MAX_VALUE : before, PAGE).stream()
                .map(one -> new Line(one.version(), one.at(), one.by(), one.note(), one.rules()))
                .toList();
        return new Slice<>(
                lines,
                lines.size() < PAGE ? null : Integer.toString(lines.getLast().version()));
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    RuleDesk.Change publish(@RequestParam(defaultValue = "false") String dryRun, @RequestBody Form form) {
        StaffMember by = access.setup();
        List<RuleForm> rules = Given.required(form.rules(), "rules");
        return Boolean.parseBoolean(dryRun)
                ? desk.tryOut(rules)
                : desk.publish(Given.required(form.version(), "version"), rules, form.note(), by);
    }
}
