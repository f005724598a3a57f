package org.civicline.foundation.config;

import java.util.concurrent.TimeUnit;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A listener that failed is tried again: an event that was stored is never forgotten. */
@Component
class OutboxRetry {

    private static final int MOST_ATTEMPTS = 20;

    private final FailedEventPublications failed;

    OutboxRetry(FailedEventPublications failed) {
        this.failed = failed;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void resubmit() {
        failed.resubmit(ResubmissionOptions.defaults()
                .withBatchSize(100)
                .withFilter(publication -> publication.getCompletionAttempts() < MOST_ATTEMPTS));
    }
}
