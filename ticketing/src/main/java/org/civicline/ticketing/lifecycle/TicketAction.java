package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;

/** What can be done to a case, and when it was. */
public sealed interface TicketAction {

    Instant at();

    /** An action that gives the case to a department. */
    sealed interface Assigning extends TicketAction permits Dispatch, Arbitrate, HandDown, Redo {
        LeadDuty duty();

        @Override
        default Instant at() {
            return duty().dispatchedAt();
        }
    }

    /** @param by the rule by which the department has it as no other was found; null where it was found to be theirs */
    record Dispatch(LeadDuty duty, @Nullable Fallback by) implements Assigning {
        public Dispatch(LeadDuty duty) {
            this(duty, null);
        }
    }

    record Sign(Instant at) implements TicketAction {}

    /** The department asks to give it back. @param suggested whose it is, as they see it */
    record AskReturn(
            ReturnReason reason, String text, @Nullable String suggested, Instant at) implements TicketAction {}

    record AcceptReturn(Instant at) implements TicketAction {}

    record RefuseReturn(String reason, Instant at) implements TicketAction {}

    /** The department does not accept the refusal: an arbiter is to decide. */
    record Dispute(String text, Instant at) implements TicketAction {}

    /** The arbiter decides; the duty binds. @param by as with a dispatch */
    record Arbitrate(
            LeadDuty duty, String grounds, @Nullable Fallback by) implements Assigning {
        public Arbitrate(LeadDuty duty, String grounds) {
            this(duty, grounds, null);
        }
    }

    /** @param due when the reply is due now */
    record AskExtension(int workingDays, String reason, Instant due, Instant at) implements TicketAction {}

    record GrantExtension(Instant at) implements TicketAction {}

    record RefuseExtension(String reason, Instant at) implements TicketAction {}

    /** @param due when the reply is due now */
    record Suspend(String reason, Instant due, Instant at) implements TicketAction {}

    /** The department has spoken to the citizen. @param contactedAt when it did; noted afterwards */
    record NoteContact(Instant contactedAt, String text, Instant at) implements TicketAction {}

    record Resume(Instant at) implements TicketAction {}

    /** The lead gives it to a department below its own. */
    record HandDown(LeadDuty duty) implements Assigning {}

    /** Who had it handed down gives it back up. @param above the duty it came from, signed then */
    record BackUp(LeadDuty above, Instant signedAt, String reason, Instant at) implements TicketAction {}

    record Reply(String text, Instant at) implements TicketAction {}

    /** @param contactable whether there is anybody to ask */
    record Approve(boolean contactable, Instant at) implements TicketAction {}

    record SendBack(String reason, Instant at) implements TicketAction {}

    /** The citizen's judgement. */
    record Rate(Satisfaction grade, Channel via, Instant at) implements TicketAction {}

    /** The citizen could not be reached. */
    record StopAsking(Instant at) implements TicketAction {}

    record Close(String note, Instant at) implements TicketAction {}

    record NotAccept(RefusalGround ground, String instead, Instant at) implements TicketAction {}

    record Withdraw(String note, Instant at) implements TicketAction {}

    /** After a bad judgement the same department does it again (重办); that duty binds. */
    record Redo(LeadDuty duty, String reason) implements Assigning {}

    /** The citizen is not content with how it ended. @param text null if departments are not to read it */
    record Reopen(@Nullable String text, Instant at) implements TicketAction {}

    record Archive(Instant at) implements TicketAction {}

    /** Another ticket is of the same event, and the one that is worked on. */
    record Merge(TicketId main, String mainNumber, String reason, Instant at) implements TicketAction {}

    /** A case of its own again. @param reason null if the main ticket ended without an answer */
    record Unmerge(@Nullable String reason, Instant at) implements TicketAction {}

    /**
     * The main ticket's answer is this citizen's too.
     *
     * @param duty whose answer it is
     * @param contactable whether there is anybody to ask
     */
    record ShareAnswer(LeadDuty duty, boolean contactable, Instant at) implements TicketAction {}
}
