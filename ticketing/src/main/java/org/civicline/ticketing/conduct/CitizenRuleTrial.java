package org.civicline.ticketing.conduct;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.conduct.CitizenRules.Name;
import org.civicline.ticketing.conduct.CitizenRules.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many citizens rules would notice at this moment. Nobody is named: who sets the rules sees no citizen. */
@Component
class CitizenRuleTrial {

    /** Citizens that are noticed by the rule in force, and by the one tried. */
    record Noticed(Name name, long now, long then) {}

    private final JdbcClient jdbc;
    private final CitizenRules rules;
    private final Clock clock;

    CitizenRuleTrial(JdbcClient jdbc, CitizenRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    List<Noticed> of(List<Rule> tried) {
        CitizenRules.Version inForce = rules.inForce();
        return tried.stream()
                .map(then -> {
                    Rule now = inForce.of(then.name());
                    long before = count(now);
                    return new Noticed(then.name(), before, now.equals(then) ? before : count(then));
                })
                .toList();
    }

    private long count(Rule rule) {
        if (!rule.active()) {
            return 0;
        }
        return jdbc.sql(
                        switch (rule.name()) {
                            case REPEATED -> Repeats.CITIZENS;
                            case HARASSMENT -> ConductStore.OFTEN;
                        })
                .param("since", at(Columns.now(clock).minus(Duration.ofHours(rule.hours()))))
                .param("times", rule.times())
                .query(Long.class)
                .single();
    }
}
