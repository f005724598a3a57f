package org.civicline.ticketing.supervision;

import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.editions.Editions;
import org.civicline.ticketing.supervision.LadderReading.AudienceForm;
import org.civicline.ticketing.supervision.LadderReading.RuleForm;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ladder's rules. As with time limits, who is measured by them reads them and does not change them. */
@RestController
@RequestMapping("/api/v1/staff/ladder")
class LadderController {

    /** Each has eighteen rules. */
    private static final int SHOWN = 20;

    private final LadderRules rules;
    private final LadderReading reading;
    private final LadderTrial trial;
    private final LadderPeople people;
    private final Editions editions;
    private final Access access;

    LadderController(
            LadderRules rules,
            LadderReading reading,
            LadderTrial trial,
            LadderPeople people,
            Editions editions,
            Access access) {
        this.rules = rules;
        this.reading = reading;
        this.trial = trial;
        this.people = people;
        this.editions = editions;
        this.access = access;
    }

    /** @param version the one that was edited */
    record Form(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable List<@Nullable RuleForm> rules,
            @Nullable List<@Nullable AudienceForm> audiences) {}

    /** The newest versions; the first is in force. */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Editions.Told<LadderVersion>> versions() {
        access.setupReader();
        return editions.told(rules.versions(SHOWN));
    }

    /** Who may be named, and who is though they may not any more. */
    @GetMapping("/people")
    @PreAuthorize(Access.READS_SETUP)
    List<LadderPeople.Person> people() {
        access.setupReader();
        return people.of(rules.versions(SHOWN));
    }

    @PostMapping("/trial")
    @PreAuthorize(Access.READS_SETUP)
    LadderTrial.Trial tryOut(@RequestBody Form form) {
        access.setupReader();
        return trial.of(reading.rules(form.rules()));
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Editions.Told<LadderVersion>> publish(@RequestBody Form form) {
        StaffMember by = access.setup();
        int version = Editions.after(Given.required(form.version(), "version"));
        var ladder = new LadderVersion(version, reading.rules(form.rules()), reading.audiences(form.audiences()));
        editions.publish("ladder", version, ladder, form.note(), by, rules::add);
        return versions();
    }
}
