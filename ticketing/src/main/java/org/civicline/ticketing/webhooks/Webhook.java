package org.civicline.ticketing.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where another system hears of cases.
 *
 * @param steps of which it is told; empty for all
 * @param paused why nothing is sent for now; what happens meanwhile waits. Null while it is sent
 * @param failures how many attempts in a row did not arrive
 * @param failingSince when the first of them was
 * @param restUntil no attempt is made before, after several failures in a row
 */
record Webhook(
        UUID id,
        String name,
        URI url,
        List<String> steps,
        Secrets secrets,
        @Nullable Pause paused,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant restUntil,
        @Nullable Instant lastArrivedAt,
        Instant createdAt,
        long version) {

    enum Pause {
        /** By an administrator. */
        BY_HAND,
        /** Nothing arrived for too long. */
        FAILING,
        /** The receiver said that it is gone (410). */
        GONE
    }

    /** Both encrypted. @param previous the one before, which is good until then too */
    record Secrets(
            String current,
            @Nullable String previous,
            @Nullable Instant previousUntil) {}

    /** Several failures in a row are the receiver's, not one message's: then one is tried at a time. */
    boolean failing() {
        return failures >= Backoff.IN_A_ROW;
    }

    boolean sendsAt(Instant now) {
        return paused == null && (restUntil == null || !restUntil.isAfter(now));
    }
}
