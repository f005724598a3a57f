package org.civicline.ticketing;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.civicline.ticketing.Interactions.NewInteraction;

/** Things to test with, each new. */
final class Samples {

    private static final AtomicLong NUMBER = new AtomicLong(13_800_000_000L + System.nanoTime() % 90_000_000L);

    private Samples() {}

    static ContactPoint phone() {
        return new ContactPoint(ContactPoint.Kind.PHONE, Long.toString(NUMBER.incrementAndGet()));
    }

    static NewInteraction call(ContactPoint from, Instant at) {
        return new NewInteraction(Channel.PHONE, true, UUID.randomUUID().toString(), from, null, at);
    }
}
