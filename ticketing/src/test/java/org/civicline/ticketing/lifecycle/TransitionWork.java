package org.civicline.ticketing.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.lifecycle.LeadDuty.Terms;
import org.civicline.ticketing.lifecycle.Transitions.Next;

/** What tests of the transitions begin with: rules, a moment, and a duty. */
abstract class TransitionWork {

    static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    static final Instant DUE = NOW.plus(Duration.ofDays(3));
    static final CaseRules RULES = new CaseRules(2, 1, 10, Duration.ofDays(15), Duration.ofDays(30));
    static final Transitions TRANSITIONS = new Transitions(RULES);

    /** A duty as it begins. */
    static final LeadDuty WATER = duty(new Terms(false, false, 0, 0, 0));

    static final TicketId MAIN = new TicketId(UUID.randomUUID());
    static final TicketState BADLY_RATED = new TicketState.Closed(new Closing.Rated(Satisfaction.DISSATISFIED), NOW);

    /** One of each kind, in the order of their statuses. */
    static final List<TicketState> STATES = List.of(
            new TicketState.ToDispatch(0),
            new TicketState.Dispatched(WATER),
            new TicketState.InProgress(WATER, NOW, null),
            new TicketState.ReturnAsked(WATER, NOW, ReturnReason.NOT_OUR_DUTY, "不属于本单位", "ecology"),
            new TicketState.Disputed(WATER, NOW, "确非本单位职责"),
            new TicketState.Suspended(WATER, NOW, "等市民补材料", NOW),
            new TicketState.Replied(WATER, NOW, NOW, "修好了"),
            new TicketState.FollowUp(WATER, NOW),
            new TicketState.Merged(MAIN, 1, NOW),
            BADLY_RATED,
            new TicketState.Archived(new Closing.NotAsked(), NOW));

    static LeadDuty duty(Terms terms) {
        return new LeadDuty(new DispatchId(UUID.randomUUID()), "water", NOW, terms);
    }

    static TicketState moved(TicketState from, TicketAction action) {
        return ((Next.Moved) TRANSITIONS.next(from, action)).state();
    }

    static String against(TicketState from, TicketAction action) {
        return ((Next.Against) TRANSITIONS.next(from, action)).code();
    }
}
