package org.civicline.ticketing.sla;

import java.util.List;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.editions.Editions;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    /** A version may have two thousand rules. */
    private static final int SHOWN = 10;

    private final RuleStore store;
    private final RuleReading reading;
    private final RuleTrial trial;
    private final Editions editions;
    private final Access access;

    TimeRuleController(RuleStore store, RuleReading reading, RuleTrial trial, Editions editions, Access access) {
        this.store = store;
        this.reading = reading;
        this.trial = trial;
        this.editions = editions;
        this.access = access;
    }

    /** @param version the one that was edited */
    record Form(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable List<@Nullable RuleForm> rules) {}

    /**
     * The newest versions; the first is in force.
     *
     * @param before a version, for those older than it
     */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Editions.Told<RuleVersion>> versions(@RequestParam(required = false) @Nullable String before) {
        access.setupReader();
        return older(Objects.requireNonNullElse(Given.number(before, "before"), Integer.MAX_VALUE));
    }

    @PostMapping("/trial")
    @PreAuthorize(Access.READS_SETUP)
    RuleTrial.Trial tryOut(@RequestBody Form form) {
        access.setupReader();
        return trial.of(reading.rules(form.rules()));
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Editions.Told<RuleVersion>> publish(@RequestBody Form form) {
        StaffMember by = access.setup();
        int version = Editions.after(Given.required(form.version(), "version"));
        editions.publish(
                "time-rules", version, new RuleSet(version, reading.rules(form.rules())), form.note(), by, store::add);
        store.forget();
        return older(Integer.MAX_VALUE);
    }

    private List<Editions.Told<RuleVersion>> older(int version) {
        return editions.told(store.versions(version, SHOWN).stream()
                .map(one -> one.map(RuleVersion::of))
                .toList());
    }
}
