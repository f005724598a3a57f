package org.civicline.foundation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562): they sort by time, so indexes grow at one end. Twelve bits of fraction follow the
 * milliseconds (section 6.2, method 3), so what one process makes one after the other sorts so within a millisecond too.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NANOS_OF_A_MILLI = 1_000_000;
    private static final int FRACTIONS = 4_096;

    private Ids() {}

    public static UUID next(Clock clock) {
        Instant now = clock.instant();
        long fraction = now.getNano() % NANOS_OF_A_MILLI * (long) FRACTIONS / NANOS_OF_A_MILLI;
        long high = (now.toEpochMilli() << 16) | 0x7000L | fraction;
        return new UUID(high, (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
