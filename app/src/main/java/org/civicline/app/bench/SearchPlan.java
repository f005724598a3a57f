package org.civicline.app.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param articles searched by words
 * @param hybridArticles searched by words and meaning
 * @param warmUp of each engine before it is measured
 * @param measured each time, with one client and with many
 * @param rounds of both engines in turn
 * @param clients that are many
 * @param paced how long questions come at a steady rate
 * @param rate questions a second then
 */
record SearchPlan(
        int articles,
        int hybridArticles,
        Duration warmUp,
        Duration measured,
        int rounds,
        int clients,
        Duration paced,
        int rate) {

    static final SearchPlan FULL = new SearchPlan(
            100_000, 20_000, Duration.ofSeconds(15), Duration.ofSeconds(10), 2, 8, Duration.ofSeconds(30), 100);

    static final SearchPlan QUICK =
            new SearchPlan(1_000, 300, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 4, Duration.ofSeconds(2), 20);
}
