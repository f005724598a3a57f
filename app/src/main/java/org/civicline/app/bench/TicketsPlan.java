package org.civicline.app.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param sizes tickets in the database, ascending; 0 is the sample city as it is loaded
 * @param threads that take life cycles side by side; the baseline gets as many
 * @param callers citizens the city knows before anything is measured
 * @param firstWarmUp before the first size, for the virtual machine's compiler
 * @param warmUp before each size, for caches
 * @param measured how long life cycles are counted at each size
 * @param baseline how long the baseline runs, before and again after the life cycles
 * @param reads how long each kind of query is asked
 * @param counted life cycles whose statements are counted
 */
record TicketsPlan(
        List<Integer> sizes,
        int threads,
        int callers,
        Duration firstWarmUp,
        Duration warmUp,
        Duration measured,
        Duration baseline,
        Duration reads,
        int counted) {

    static final TicketsPlan FULL = new TicketsPlan(
            List.of(0, 100_000, 1_000_000),
            12,
            5_000,
            Duration.ofSeconds(90),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(6),
            200);

    static final TicketsPlan QUICK = new TicketsPlan(
            List.of(0, 10_000),
            12,
            200,
            Duration.ofSeconds(6),
            Duration.ofSeconds(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            50);

    TicketsPlan withSizes(List<Integer> others) {
        return new TicketsPlan(
                others.stream().sorted().distinct().toList(),
                threads,
                callers,
                firstWarmUp,
                warmUp,
                measured,
                baseline,
                reads,
                counted);
    }

    TicketsPlan withThreads(int others) {
        return new TicketsPlan(sizes, others, callers, firstWarmUp, warmUp, measured, baseline, reads, counted);
    }
}
