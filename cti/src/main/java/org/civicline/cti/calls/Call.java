package org.civicline.cti.calls;

import java.time.Instant;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * A call as we last knew it.
 *
 * @param uniqueId the exchange's id of the caller's leg
 * @param leg its name, for commands
 * @param account the account a browser called with
 * @param number normalised; null for callers without one
 * @param item its place in the queue, once the greeting is over
 * @param offer the last offer
 * @param agent who is rung or talks, or talked last
 * @param answeredAt by the first agent
 */
public record Call(
        CallId id,
        String uniqueId,
        String leg,
        @Nullable String account,
        @Nullable String number,
        CallState state,
        InteractionId interaction,
        @Nullable WorkItemId item,
        @Nullable OfferId offer,
        @Nullable StaffId agent,
        Instant beganAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt) {

    public boolean over() {
        return state == CallState.ENDED;
    }

    Call ringing(OfferId by, StaffId rung) {
        return new Call(
                id,
                uniqueId,
                leg,
                account,
                number,
                CallState.RINGING,
                interaction,
                item,
                by,
                rung,
                beganAt,
                answeredAt,
                endedAt);
    }

    boolean ringsFor(OfferId expected) {
        return state == CallState.RINGING && expected.equals(offer);
    }
}
