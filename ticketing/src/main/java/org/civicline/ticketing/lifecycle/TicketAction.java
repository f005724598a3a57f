package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Satisfaction;

/** What can be done to a case, and when it was. */
public sealed interface TicketAction {

    Instant at();

    record Dispatch(LeadDuty duty) implements TicketAction {
        @Override
        public Instant at() {
            return duty.dispatchedAt();
        }
    }

    record Sign(Instant at) implements TicketAction {}

    record GiveBack(String reason, Instant at) implements TicketAction {}

    record Reply(String text, Instant at) implements TicketAction {}

    /** @param contactable whether there is anybody to ask */
    record Approve(boolean contactable, Instant at) implements TicketAction {}

    record SendBack(String reason, Instant at) implements TicketAction {}

    /** The citizen's judgement. */
    record Rate(Satisfaction grade, Channel via, Instant at) implements TicketAction {}

    /** The citizen could not be reached. */
    record StopAsking(Instant at) implements TicketAction {}

    record Close(String note, Instant at) implements TicketAction {}
}
