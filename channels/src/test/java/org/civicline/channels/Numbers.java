package org.civicline.channels;

import java.util.concurrent.atomic.AtomicLong;
import org.civicline.ticketing.ContactPoint;

/** Phone numbers nobody has used yet. */
public final class Numbers {

    private static final AtomicLong LAST = new AtomicLong(13_900_000_000L + System.nanoTime() % 90_000_000L);

    private Numbers() {}

    public static ContactPoint next() {
        return new ContactPoint(ContactPoint.Kind.PHONE, Long.toString(LAST.incrementAndGet()));
    }
}
