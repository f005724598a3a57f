package org.civicline.foundation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is asked at every step and changed a few times a year, read from memory. Until a change is committed, only the
 * transaction that makes it sees it; from then on nobody on this node is told what was before, and on others nobody for
 * longer than a minute.
 */
public final class Remembered<T> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** @param changes how many there had been when reading began: what was read meanwhile may be of before */
    private record Read<T>(T value, Instant at, long changes) {}

    private final Supplier<T> source;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Read<T> last;

    public Remembered(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    public T get() {
        Read<T> known = last;
        return known != null && known.changes() == changes.get() && fresh(known.at()) && !changedHere()
                ? known.value()
                : anew();
    }

    /** A clock that was set back makes nothing stay longer: what was read at a time to come counts as old. */
    private boolean fresh(Instant at) {
        Instant now = clock.instant();
        return !now.isBefore(at) && !at.plus(FRESH).isBefore(now);
    }

    /** As it is now, whatever was remembered. */
    public T anew() {
        if (changedHere()) {
            return source.get();
        }
        Instant now = clock.instant();
        long before = changes.get();
        var read = new Read<>(source.get(), now, before);
        last = read;
        return read.value();
    }

    /** It is being changed, by the transaction that runs here if there is one. */
    public void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changes.incrementAndGet();
        } else if (!changedHere()) {
            TransactionSynchronizationManager.bindResource(this, changes);
            TransactionSynchronizationManager.registerSynchronization(new Completion());
        }
    }

    private boolean changedHere() {
        return TransactionSynchronizationManager.hasResource(this);
    }

    private final class Completion implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Remembered.this);
            changes.incrementAndGet();
        }
    }
}
