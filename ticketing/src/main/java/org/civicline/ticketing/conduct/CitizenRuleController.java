package org.civicline.ticketing.conduct;

import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.editions.Editions;
import org.civicline.ticketing.web.Given;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which the system notices something about a citizen's contacts. */
@RestController
@RequestMapping("/api/v1/staff/citizen-rules")
class CitizenRuleController {

    private final CitizenRules rules;
    private final CitizenRuleTrial trial;
    private final Editions editions;
    private final Access access;

    CitizenRuleController(CitizenRules rules, CitizenRuleTrial trial, Editions editions, Access access) {
        this.rules = rules;
        this.trial = trial;
        this.editions = editions;
        this.access = access;
    }

    /** The newest versions; the first is in force. */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Editions.Told<CitizenRules.Version>> versions() {
        access.setupReader();
        return editions.told(rules.versions(Editions.SHOWN));
    }

    @PostMapping("/trial")
    @PreAuthorize(Access.READS_SETUP)
    List<CitizenRuleTrial.Noticed> tryOut(@RequestBody CitizenRuleForm form) {
        access.setupReader();
        return trial.of(form.read());
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Editions.Told<CitizenRules.Version>> publish(@RequestBody CitizenRuleForm form) {
        StaffMember by = access.setup();
        int version = Editions.after(Given.required(form.version(), "version"));
        var next = new CitizenRules.Version(version, form.read());
        editions.publish("citizen-rules", version, next, form.note(), by, rules::add);
        return versions();
    }
}
