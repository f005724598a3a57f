package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.jspecify.annotations.Nullable;

/** Where a case stands; each state carries what only it has. */
public sealed interface TicketState {

    TicketStatus status();

    /** A state in which a department has the duty, and whether it has signed for it. */
    sealed interface OnDuty extends TicketState
            permits Dispatched, InProgress, ReturnAsked, Disputed, Suspended, Replied, FollowUp {
        LeadDuty duty();
    }

    /** New, or given back by a department. @param returns how often it was given back */
    record ToDispatch(int returns) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.TO_DISPATCH;
        }
    }

    /** A department is to accept it. */
    record Dispatched(LeadDuty duty) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.DISPATCHED;
        }
    }

    /** A department works on it. @param extension asked for and not decided yet */
    record InProgress(
            LeadDuty duty, Instant signedAt, @Nullable Extension extension) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.IN_PROGRESS;
        }
    }

    /** More time, asked for by the department. */
    record Extension(int workingDays, String reason, Instant askedAt) {}

    /** The desk is to say whether the department may give it back. */
    record ReturnAsked(
            LeadDuty duty,
            @Nullable Instant signedAt,
            ReturnReason reason,
            String text,
            @Nullable String suggested) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.RETURN_ASKED;
        }
    }

    /** An arbiter is to say whose it is. */
    record Disputed(LeadDuty duty, @Nullable Instant signedAt, String text) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.DISPUTED;
        }
    }

    /** Waits for something outside: the citizen, the weather, a part. */
    record Suspended(LeadDuty duty, Instant signedAt, String reason, Instant since) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.SUSPENDED;
        }
    }

    /** The department has answered; the desk reviews. */
    record Replied(LeadDuty duty, Instant signedAt, Instant repliedAt, String reply) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.REPLIED;
        }
    }

    /** The citizen has been told the answer and asked to judge. */
    record FollowUp(LeadDuty duty, Instant approvedAt) implements OnDuty {
        @Override
        public TicketStatus status() {
            return TicketStatus.FOLLOW_UP;
        }
    }

    /**
     * One event, told by several citizens: this one's is handled in another ticket (并单).
     *
     * @param returns how often it was given back before
     */
    record Merged(TicketId main, int returns, Instant since) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.MERGED;
        }
    }

    /** Done. */
    record Closed(Closing closing, Instant at) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.CLOSED;
        }
    }

    /** Done for good. */
    record Archived(Closing closing, Instant closedAt) implements TicketState {
        @Override
        public TicketStatus status() {
            return TicketStatus.ARCHIVED;
        }
    }
}
