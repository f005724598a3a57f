package org.civicline.ticketing.past;

import java.time.Instant;
import java.util.Objects;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;

/** Where a past case stands, from what it says has happened. */
final class PastState {

    private PastState() {}

    static boolean answeredDirectly(PastCase past) {
        return past.departmentCode() == null && past.reply() != null;
    }

    /** A reply was approved when it came, as nothing else is known. */
    static TicketState of(PastCase past, @Nullable LeadDuty duty) {
        Instant closedAt = past.closedAt();
        if (closedAt != null) {
            return new TicketState.Closed(closing(past), closedAt);
        }
        if (duty == null) {
            return new TicketState.ToDispatch(0);
        }
        Instant signed = signedAt(past);
        Instant replied = past.repliedAt();
        if (signed == null) {
            return new TicketState.Dispatched(duty);
        }
        if (replied == null) {
            return new TicketState.InProgress(duty, signed, null);
        }
        return past.followedUp()
                ? new TicketState.FollowUp(duty, replied)
                : new TicketState.Replied(duty, signed, replied, Objects.requireNonNull(past.reply()));
    }

    /** Who replied has accepted the duty, whether or not that was written down. */
    static @Nullable Instant signedAt(PastCase past) {
        return past.signedAt() == null ? past.repliedAt() : past.signedAt();
    }

    private static Closing closing(PastCase past) {
        Satisfaction grade = past.satisfaction();
        String reply = past.reply();
        if (past.departmentCode() == null && reply != null) {
            return new Closing.AnsweredDirectly(reply, past.articleCode());
        }
        if (grade != null) {
            return new Closing.Rated(grade);
        }
        return past.followedUp() ? new Closing.NotContacted() : new Closing.NotAsked();
    }
}
