package org.civicline.ticketing.followup;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.citizens.ContactRules;
import org.civicline.ticketing.events.TicketRated;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.rates.RateRuleStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How a round of asking ends: with an answer, or after tries in vain. The ticket is locked. */
@Component
class Asking {

    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final RateRuleStore rates;
    private final ContactRules rules;
    private final CaseFile file;
    private final ApplicationEventPublisher events;

    Asking(
            FollowUpStore store,
            FollowUpSettings settings,
            RateRuleStore rates,
            ContactRules rules,
            CaseFile file,
            ApplicationEventPublisher events) {
        this.store = store;
        this.settings = settings;
        this.rates = rates;
        this.rules = rules;
        this.file = file;
        this.events = events;
    }

    /** @param by who of us asked; null if the citizen answered by themselves */
    void answered(
            TicketRow row,
            FollowUpStore.Open open,
            Judgement said,
            Channel via,
            @Nullable InteractionId interaction,
            @Nullable StaffMember by,
            Instant now) {
        Satisfaction grade = said.onCase();
        UUID whose = by == null ? null : by.id().value();
        file.take(
                row,
                new TicketAction.Rate(grade, via, now),
                by,
                null,
                (writes, _) -> store.rated(writes, open.id(), said, via, interaction, whose, now));
        events.publishEvent(new TicketRated(row.id().value(), row.number(), grade.digit(), via.name(), now));
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
