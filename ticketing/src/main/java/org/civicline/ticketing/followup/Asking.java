package org.civicline.ticketing.followup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.citizens.ContactRules;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.rates.RateRuleStore;
import org.springframework.stereotype.Component;

/** Tries in vain, and when to stop; the ticket is locked. */
@Component
class Asking {

    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final RateRuleStore rates;
    private final ContactRules rules;
    private final CaseFile file;

    Asking(FollowUpStore store, FollowUpSettings settings, RateRuleStore rates, ContactRules rules, CaseFile file) {
        this.store = store;
        this.settings = settings;
        this.rates = rates;
        this.rules = rules;
        this.file = file;
    }

    /** @param calls 1 if the system called, 0 if one of us did */
    void tried(FollowUpStore.Open open, int calls, Instant now) {
        boolean apart = open.triedAt() == null
                || !now.isBefore(open.triedAt().plus(rates.inForce().apart()));
        store.tried(open.id(), calls, apart, now, rules.afterQuiet(now.plus(settings.callAgainAfter())));
    }

    /** Whether it was tried so often that silence says nothing of the case. */
    boolean enough(FollowUpStore.Open open) {
        return open.triesApart() >= rates.inForce().tries();
    }

    /**
     * Ends a follow-up nobody answered; does nothing if somebody did meanwhile. It is a sample still if it was not tried
     * as often as the rules ask, unless the citizen wants no calls: so giving up early betters no rate.
     */
    void stop(TicketRow row, Instant now) {
        store.open(row.id()).ifPresent(open -> {
            boolean textOnly = open.callsTried() == 0 && open.triesApart() == 0;
            store.ended(open.id(), FollowUpStore.Ended.NOT_CONTACTED, !enough(open) && !textOnly, now);
            // After the failed call of the same moment.
            file.take(row, new TicketAction.StopAsking(now.plus(1, ChronoUnit.MICROS)), null, null);
        });
    }
}
