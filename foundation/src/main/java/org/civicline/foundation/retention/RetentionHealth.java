package org.civicline.foundation.retention;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code retention}: whether all that was past its time is forgotten, as far as the last run came. */
@Component("retentionHealthIndicator")
class RetentionHealth implements HealthIndicator {

    private final RetentionRuns runs;

    RetentionHealth(RetentionRuns runs) {
        this.runs = runs;
    }

    @Override
    public Health health() {
        return runs.unfinished()
                .map(kinds -> Health.down()
                        .withDetail("text", "personal data past its time could not be forgotten: " + kinds)
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
