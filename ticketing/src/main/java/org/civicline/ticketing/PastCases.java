package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes over cases that were handled before this system, or made for a sample, with the times they really had. In bulk;
 * publishes no events, so nobody is texted.
 */
public interface PastCases {

    /** Adds all in one transaction; a case whose number exists already is left alone. Returns how many were added. */
    int add(List<PastCase> cases);

    /**
     * @param departmentCode null if answered directly
     * @param satisfaction null if never asked or not contacted
     * @param followedUp whether the citizen was asked
     * @param contacts further contacts of the same citizen about this case, beyond the first
     */
    record PastCase(
            String number,
            ContactPoint citizen,
            @Nullable String citizenName,
            Channel channel,
            TicketType type,
            String categoryCode,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address,
            boolean confidential,
            Instant openedAt,
            @Nullable String departmentCode,
            @Nullable Instant dispatchedAt,
            @Nullable Instant returnedAt,
            @Nullable String returnReason,
            @Nullable Instant signedAt,
            @Nullable Instant repliedAt,
            @Nullable String reply,
            @Nullable String articleCode,
            boolean followedUp,
            @Nullable Satisfaction satisfaction,
            @Nullable Instant closedAt,
            List<PastContact> contacts) {}

    record PastContact(
            Channel channel,
            boolean inbound,
            Instant at,
            long seconds,
            @Nullable String text) {}
}
