package org.civicline.ticketing.statistics;

import java.time.Clock;
import java.time.ZoneId;
import org.civicline.ticketing.Statistics.Rates;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.figures.Scope;
import org.civicline.ticketing.rates.RateRuleForm;
import org.civicline.ticketing.rates.RateRuleStore;
import org.civicline.ticketing.rates.RateRules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What other rate rules would make of the last thirty days, before anybody is measured by them. */
@RestController
class RateTrialController {

    private static final int DAYS = 30;

    private final Figures figures;
    private final RateRuleStore rules;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    RateTrialController(Figures figures, RateRuleStore rules, Access access, Clock clock, ZoneId cityZone) {
        this.figures = figures;
        this.rules = rules;
        this.access = access;
        this.clock = clock;
        this.zone = cityZone;
    }

    /** The rates by the rules in force, and by those that are tried. */
    record Trial(Rates now, Rates then) {}

    @PostMapping("/api/v1/staff/follow-up-rules/trial")
    @PreAuthorize(Access.READS_SETUP)
    Trial trial(@RequestBody RateRuleForm form) {
        access.setupReader();
        RateRules tried = form.read();
        Scope days = Period.lastDays(DAYS, clock, zone).scope(zone);
        return new Trial(figures.rates(days, rules.inForce()), figures.rates(days, tried));
    }
}
