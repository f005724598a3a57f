package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.TicketStatus;

/** Where a case stands; each state carries what only it has. */
public sealed interface TicketState {

    TicketStatus status();

    /** New, or returned by a department. */
    record ToDispatch() implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.TO_DISPATCH;
        }
    }

    /** A department is to accept it. */
    record Dispatched(LeadDuty duty) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.DISPATCHED;
        }
    }

    /** A department works on it. */
    record InProgress(LeadDuty duty, Instant signedAt) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.IN_PROGRESS;
        }
    }

    /** The department has answered; the desk reviews. */
    record Replied(LeadDuty duty, Instant signedAt, Instant repliedAt, String reply) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.REPLIED;
        }
    }

    /** The citizen has been told the answer and asked to judge. */
    record FollowUp(LeadDuty duty, Instant approvedAt) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.FOLLOW_UP;
        }
    }

    /** Done. */
    record Closed(Closing closing, Instant at) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.CLOSED;
        }
    }
}
