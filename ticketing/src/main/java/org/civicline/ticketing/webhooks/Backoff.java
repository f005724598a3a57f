package org.civicline.ticketing.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When what did not arrive is tried again: soon at first, then ever more rarely, over about three days. */
final class Backoff {

    /** So many failures in a row are the receiver's. */
    static final int IN_A_ROW = 3;

    /** As Standard Webhooks recommends. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    static final int MOST_ATTEMPTS = WAITS.size() + 1;

    /** A receiver that was down is tried at least so often, with one message. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private static final double SPREAD = 0.2;

    private Backoff() {}

    /** @param attempts how many were made, fewer than {@link #MOST_ATTEMPTS} */
    static Duration after(int attempts, RandomGenerator random) {
        return spread(WAITS.get(attempts - 1), random);
    }

    /** How long a receiver is left alone after so many failures in a row. */
    static Duration rest(int failures, RandomGenerator random) {
        if (failures < IN_A_ROW) {
            return Duration.ZERO;
        }
        Duration wait = WAITS.get(Math.min(failures - IN_A_ROW, WAITS.size() - 1));
        return spread(wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait, random);
    }

    /** Not all at the same moment, nor all nodes. */
    private static Duration spread(Duration wait, RandomGenerator random) {
        return Duration.ofMillis((long) (wait.toMillis() * (1 - SPREAD + 2 * SPREAD * random.nextDouble())));
    }
}
