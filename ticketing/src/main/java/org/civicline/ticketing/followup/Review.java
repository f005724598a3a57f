package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
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
import org.springframework.jdbc.core.JdbcOperations;
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
    private final JdbcOperations jdbc;
    private final Clock clock;

    Review(
            CaseFile file,
            TicketStore tickets,
            CaseHistory history,
            FollowUpStore store,
            FollowUpSettings settings,
            ApplicationEventPublisher events,
            JdbcOperations jdbc,
            Clock clock) {
        this.file = file;
        this.tickets = tickets;
        this.history = history;
        this.store = store;
        this.settings = settings;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Accepts the reply: whoever can be asked is asked, in this case and in those merged into it. */
    public void approve(TicketRow row, StaffMember by, Instant now) {
        told(row, new TicketAction.Approve(row.phone() != null, now), by);
        if (row.state() instanceof TicketState.Replied(LeadDuty duty, Instant _, Instant _, String reply)) {
            answered(row, reply, now);
            for (TicketRow merged : tickets.lockMerged(row.id())) {
                told(merged, new TicketAction.ShareAnswer(duty, merged.phone() != null, now), by);
                answered(merged, reply, now);
            }
        }
    }

    private void told(TicketRow row, TicketAction action, StaffMember by) {
        TicketState to = file.take(row, action, by, null);
        Instant now = action.at();
        if (to instanceof TicketState.FollowUp) {
            var writes = new Writes(jdbc);
            store.ask(writes, Ids.next(clock), row.id(), now, now.plus(settings.callAfter()));
            history.add(
                    writes,
                    row.id(),
                    row.number(),
                    to.status(),
                    null,
                    CaseStep.of("follow-up-asked", now).next());
            writes.send();
        }
    }

    private void answered(TicketRow row, String reply, Instant now) {
        events.publishEvent(new ReplyApproved(row.id().value(), row.number(), row.phone(), row.language(), reply, now));
    }

    /** Ends a case by hand. If the citizen was being asked, they count as not contacted: closing betters no rate. */
    public void close(TicketRow row, TicketAction.Close action, StaffMember by) {
        file.take(row, action, by, null);
        store.open(row.id()).ifPresent(open -> store.ended(open.id(), FollowUpStore.Ended.BY_HAND, true, action.at()));
    }
}
