package org.civicline.foundation.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this process has committed and not yet seen sealed. A row deleted in that second leaves no gap in the chain; that
 * it is gone is noticed here.
 */
@Component
class FreshEntries {

    /** @param action what the entry said was done */
    record Fresh(UUID id, String action, Instant committedAt) {}

    /** Before that, the sealing that is under way will see it by itself. */
    private static final Duration LOOK_AFTER = Duration.ofSeconds(3);

    private final Map<UUID, Fresh> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    FreshEntries(Clock clock) {
        this.clock = clock;
    }

    /** From the commit of the transaction on; not at all if it, or a part of it, is rolled back. */
    void expect(UUID id, String action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            private boolean written = true;

            @Override
            public void savepointRollback(Object savepoint) {
                written = false;
            }

            @Override
            public void afterCommit() {
                if (written) {
                    entries.put(id, new Fresh(id, action, clock.instant()));
                }
            }
        });
    }

    void seen(Collection<UUID> ids) {
        ids.forEach(entries::remove);
    }

    /** Those that ought to have been seen by now, at most so many. */
    List<Fresh> overdue(int most) {
        Instant since = clock.instant().minus(LOOK_AFTER);
        return entries.values().stream()
                .filter(entry -> entry.committedAt().isBefore(since))
                .limit(most)
                .toList();
    }
}
