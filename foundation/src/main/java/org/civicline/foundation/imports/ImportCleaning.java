package org.civicline.foundation.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.civicline.foundation.Audit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files may hold names and numbers: one that nobody decides about is not kept, nor for ever what was wrong with it. */
@Component
class ImportCleaning {

    static final Duration UNDECIDED = Duration.ofDays(7);
    static final Duration PROBLEMS = Duration.ofDays(30);

    private final Runs runs;
    private final StagedRows rows;
    private final Audit audit;
    private final Clock clock;

    ImportCleaning(Runs runs, StagedRows rows, Audit audit, Clock clock) {
        this.runs = runs;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void clean() {
        Instant now = clock.instant();
        runs.waitingSince(now.minus(UNDECIDED)).forEach(run -> {
            runs.become(run, Run.State.CANCELLED);
            rows.forgetRows(run);
            audit.record("import.lapsed", "import:" + run, Map.of());
        });
        rows.forgetProblems(now.minus(PROBLEMS));
    }
}
