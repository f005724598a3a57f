package org.civicline.ticketing.conduct;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.Citizens.Conduct.Kind;
import org.civicline.ticketing.conduct.CitizenRules.Name;
import org.civicline.ticketing.conduct.CitizenRules.Rule;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices who contacts the hotline very often, and proposes that somebody looks at it. */
@Component
class ConductSweep {

    private static final int AT_ONCE = 50;

    private final ConductStore store;
    private final CitizenRules rules;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;

    ConductSweep(ConductStore store, CitizenRules rules, TransactionTemplate transactions, Audit audit, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.conduct.sweep-every:10m}",
            initialDelayString = "${civicline.conduct.sweep-every:10m}")
    void sweep() {
        Rule rule = rules.of(Name.HARASSMENT);
        if (rule.active()) {
            Instant now = Columns.now(clock);
            transactions.executeWithoutResult(
                    _ -> store.often(now.minus(Duration.ofHours(rule.hours())), rule.times(), AT_ONCE)
                            .forEach(citizen -> propose(citizen, rule, now)));
        }
    }

    private void propose(UUID citizen, Rule rule, Instant now) {
        UUID id = Ids.next(clock);
        String reason = "%d+ / %d h".formatted(rule.times(), rule.hours());
        if (store.propose(id, citizen, Kind.HARASSMENT, reason, null, now)) {
            audit.record("conduct.proposed", "conduct:" + id, Map.of("citizen", citizen.toString(), "by", "rule"));
        }
    }
}
