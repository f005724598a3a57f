package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class RememberedTest {

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final Remembered<Integer> remembered = new Remembered<>(this::read, clock);

    private boolean changeWhileReading;

    private int read() {
        reads.incrementAndGet();
        int read = kept.get();
        if (changeWhileReading) {
            changeWhileReading = false;
            kept.set(1);
            remembered.forget();
        }
        return read;
    }

    @AfterEach
    void noTransactionIsLeft() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            end(TransactionSynchronization.STATUS_UNKNOWN);
        }
    }

    private static void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    private static void end(int status) {
        var synchronizations = TransactionSynchronizationManager.getSynchronizations();
        TransactionSynchronizationManager.clearSynchronization();
        TransactionSynchronizationUtils.invokeAfterCompletion(synchronizations, status);
    }

    private int asSeenByAnother() {
        return CompletableFuture.supplyAsync(remembered::get).join();
    }

    @Test
    void isReadOnceAMinute() {
        assertThat(remembered.get()).isZero();
        kept.set(1);
        assertThat(remembered.get()).isZero();
        assertThat(reads).hasValue(1);
        clock.forward(Duration.ofSeconds(61));
        assertThat(remembered.get()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeItStayLonger() {
        clock.forward(Duration.ofHours(1));
        remembered.get();
        kept.set(1);
        clock.reset();
        assertThat(remembered.get()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsReadAnew() {
        remembered.get();
        kept.set(1);
        remembered.forget();
        assertThat(remembered.get()).isEqualTo(1);
        kept.set(2);
        assertThat(remembered.anew()).isEqualTo(2);
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    void whatOthersReadBeforeTheCommitIsForgottenAfterIt() {
        begin();
        remembered.forget();
        assertThat(asSeenByAnother()).isZero();
        kept.set(1);
        end(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(asSeenByAnother()).isEqualTo(1);
    }

    @Test
    void onlyTheTransactionThatChangesItSeesWhatIsNotCommitted() {
        remembered.get();
        begin();
        remembered.forget();
        kept.set(1);
        assertThat(remembered.get()).isEqualTo(1);
        assertThat(remembered.anew()).isEqualTo(1);
        assertThat(asSeenByAnother()).isZero();
        kept.set(0);
        end(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(remembered.get()).isZero();
    }

    @Test
    void whoBeganToReadBeforeTheChangeLeavesNothingOfBefore() {
        changeWhileReading = true;
        assertThat(remembered.get()).isZero();
        assertThat(remembered.get()).isEqualTo(1);
    }

    @Test
    void aTransactionThatChangedNothingLeavesWhatIsRemembered() {
        remembered.get();
        begin();
        remembered.get();
        end(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(remembered.get()).isZero();
        assertThat(reads).hasValue(1);
    }
}
