package org.civicline.ticketing.rates;

import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.editions.Editions;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the rates are made by. As with time limits, who is measured by it reads it and does not change it. */
@RestController
@RequestMapping("/api/v1/staff/follow-up-rules")
class RateRuleController {

    private final RateRuleStore store;
    private final Editions editions;
    private final Access access;

    RateRuleController(RateRuleStore store, Editions editions, Access access) {
        this.store = store;
        this.editions = editions;
        this.access = access;
    }

    /** The newest versions; the first is in force. */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Editions.Told<RateRules>> versions() {
        access.setupReader();
        return editions.told(store.versions(Editions.SHOWN));
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Editions.Told<RateRules>> publish(@RequestBody RateRuleForm form) {
        StaffMember by = access.setup();
        RateRules rules = form.read();
        editions.publish("rate-rules", rules.version(), rules, form.note(), by, store::add);
        return versions();
    }
}
