package org.civicline.ticketing.supervision;

import java.time.Clock;
import java.time.Instant;
import org.civicline.foundation.Columns;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks which clocks are nearly over or over, and whom nobody has answered. */
@Component
class LadderSweep {

    private final Warnings warnings;
    private final Ladder ladder;
    private final Clock clock;

    LadderSweep(Warnings warnings, Ladder ladder, Clock clock) {
        this.warnings = warnings;
        this.ladder = ladder;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.ladder.sweep-every:60s}",
            initialDelayString = "${civicline.ladder.sweep-every:60s}")
    void sweep() {
        Instant now = Columns.now(clock);
        warnings.forgetStopped();
        while (warnings.yellow(now)) {
            // the next ones, in a transaction of their own
        }
        while (warnings.red(now)) {
            // the same
        }
        while (ladder.climb(now)) {
            // the same
        }
    }
}
