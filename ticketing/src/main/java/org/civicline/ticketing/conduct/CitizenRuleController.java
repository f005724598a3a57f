package org.civicline.ticketing.conduct;

import java.util.List;
import java.util.Map;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.conduct.CitizenRules.Name;
import org.civicline.ticketing.conduct.CitizenRules.Rule;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which the system notices something about a citizen's contacts. */
@RestController
@RequestMapping("/api/v1/staff/citizen-rules")
class CitizenRuleController {

    private final CitizenRules rules;
    private final Access access;
    private final Audit audit;
    private final TransactionOperations transactions;

    CitizenRuleController(CitizenRules rules, Access access, Audit audit, TransactionOperations transactions) {
        this.rules = rules;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    record Form(
            @Nullable Boolean active,
            @Nullable Integer times,
            @Nullable Integer hours) {}

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Rule> all() {
        access.setupReader();
        return rules.all();
    }

    @PutMapping("/{code}")
    @PreAuthorize(Access.SETS_UP)
    List<Rule> change(@PathVariable String code, @RequestBody Form form) {
        access.setup();
        var rule = new Rule(
                Given.choice(code, Name.class, "code"),
                Given.required(form.active(), "active"),
                Given.required(form.times(), "times"),
                Given.required(form.hours(), "hours"));
        if (rule.times() < 2
                || rule.times() > CitizenRules.MOST_TIMES
                || rule.hours() < 1
                || rule.hours() > CitizenRules.MOST_HOURS) {
            throw new RefusedException(Refusal.invalid("ticketing.citizen-rule")
                    .with("times", CitizenRules.MOST_TIMES)
                    .with("hours", CitizenRules.MOST_HOURS));
        }
        transactions.executeWithoutResult(_ -> {
            rules.write(rule);
            audit.record(
                    "citizen-rule.changed",
                    "citizen-rule:" + rule.name(),
                    Map.of("active", rule.active(), "times", rule.times(), "hours", rule.hours()));
        });
        return rules.all();
    }
}
