package org.civicline.channels.texts.outgoing;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.jspecify.annotations.Nullable;

/** A claimed text, until its lease is over. */
record OutboundText(
        UUID id,
        long place,
        ContactPoint recipient,
        String body,
        @Nullable UUID ticket,
        @Nullable String ticketNumber,
        Instant createdAt,
        int attempts,
        Instant leaseUntil,
        @Nullable InteractionId interaction) {

    int reference() {
        return (int) (place & 0xFF);
    }
}
