package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.events.ReplyApproved;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The desk's steps that begin or end a follow-up. */
@Component
public class Review {

    private final CaseFile file;
    private final TicketStore tickets;
    private final CaseHistory history;
    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Review(
            CaseFile file,
            TicketStore tickets,
            CaseHistory history,
            FollowUpStore store,
            FollowUpSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.file = file;
        this.tickets = tickets;
        this.history = history;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Accepts the reply: whoever can be asked is asked, in this case and in those merged into it.
     *
     * @return the ticket as it is now
     */
    public TicketRow approve(TicketRow row, StaffMember by, Instant now) {
        TicketRow after = told(row, new TicketAction.Approve(row.phone() != null, now), by);
        if (row.state() instanceof TicketState.Replied(LeadDuty duty, Instant _, Instant _, String reply)) {
            answered(row, reply, now);
            for (TicketRow merged : tickets.lockMerged(row.id())) {
                told(merged, new TicketAction.ShareAnswer(duty, merged.phone() != null, now), by);
                answered(merged, reply, now);
            }
        }
        return after;
    }

    private TicketRow told(TicketRow row, TicketAction action, StaffMember by) {
        return file.take(row, action, by, null, (writes, to) -> {
            if (to instanceof TicketState.FollowUp) {
                asked(writes, row, action.at());
            }
        });
    }

    private void asked(Writes writes, TicketRow row, Instant now) {
        store.ask(writes, Ids.next(clock), row.id(), now, now.plus(settings.callAfter()));
        var step = CaseStep.of("follow-up-asked", now).next();
        history.add(writes, row.id(), row.number(), TicketStatus.FOLLOW_UP, null, step);
    }

    private void answered(TicketRow row, String reply, Instant now) {
        events.publishEvent(new ReplyApproved(row.id().value(), row.number(), row.phone(), row.language(), reply, now));
    }

    /** Ends a case by hand. If the citizen was being asked, they count as not contacted: closing betters no rate. @return the ticket as it is now */
    public TicketRow close(TicketRow row, TicketAction.Close action, StaffMember by) {
        TicketRow after = file.take(row, action, by, null);
        store.open(row.id()).ifPresent(open -> store.ended(open.id(), FollowUpStore.Ended.BY_HAND, true, action.at()));
        return after;
    }
}
