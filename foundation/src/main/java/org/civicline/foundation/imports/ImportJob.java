package org.civicline.foundation.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.foundation.Audit;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportKind.Prepared;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the rows of files, some hundred in a transaction that also writes down how far it has come. Killed between
 * or within two of them, it goes on after the last: no row twice, none lost. Whichever node looks first does the next.
 */
@Component
class ImportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    private static final int AT_ONCE = 500;

    private final Runs runs;
    private final StagedRows rows;
    private final FileReading reading;
    private final RowChecks checks;
    private final ImportKinds kinds;
    private final ImportTexts texts;
    private final StaffDirectory staff;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final AtomicBoolean busy = new AtomicBoolean();

    ImportJob(
            Runs runs,
            StagedRows rows,
            FileReading reading,
            RowChecks checks,
            ImportKinds kinds,
            ImportTexts texts,
            StaffDirectory staff,
            TransactionTemplate transactions,
            Audit audit) {
        this.runs = runs;
        this.rows = rows;
        this.reading = reading;
        this.checks = checks;
        this.kinds = kinds;
        this.texts = texts;
        this.staff = staff;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A file may take minutes: it has a thread of its own, so that other jobs go on. */
    @Scheduled(fixedDelayString = "${civicline.imports.look-every:1s}")
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("imports").start(() -> {
                try {
                    while (step()) {
                        // The next batch.
                    }
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /** Does the next batch of whichever file; false if there is none, or the database is down. */
    boolean step() {
        @Nullable Run[] taken = {null};
        try {
            return Objects.requireNonNull(transactions.execute(_ -> {
                Optional<Run> next = runs.takeNext();
                taken[0] = next.orElse(null);
                next.ifPresent(this::step);
                return next.isPresent();
            }));
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException
                | TransactionSystemException e) {
            LOG.warn(
                    "a batch of an import did not get through and is tried again: {}",
                    e.getClass().getSimpleName());
            return false;
        } catch (RefusedException refused) {
            stop(Objects.requireNonNull(taken[0]), refused.refusal());
            return true;
        } catch (RuntimeException e) {
            Run run = taken[0];
            if (run == null) {
                throw e;
            }
            LOG.error("the import {} stopped", run.id(), e);
            stop(run, new Refusal(Refusal.Kind.CONFLICT, "foundation.import-stopped", Map.of()));
            return true;
        }
    }

    private void step(Run run) {
        ImportKind kind = kinds.get(run.kind());
        switch (run.state()) {
            case READING -> runs.begin(run.id(), Run.State.CHECKING, reading.read(run.id(), kind));
            case CHECKING -> check(run, kind);
            case RUNNING -> take(run, kind);
            case CHECKED, STOPPED, DONE, CANCELLED, REFUSED ->
                throw new IllegalStateException(run.state().name());
        }
    }

    private static int atOnce(ImportKind kind) {
        return kind.whole() ? FileReading.MOST_WHOLE : AT_ONCE;
    }

    private void check(Run run, ImportKind kind) {
        List<ImportRow> batch = rows.all(run.id(), run.reached(), atOnce(kind));
        if (batch.isEmpty()) {
            runs.become(run.id(), Run.State.CHECKED);
            return;
        }
        var problems = new ImportProblems();
        checks.check(kind, batch, problems);
        rows.repeated(run.id(), run.reached(), batch.getLast().number())
                .forEach((row, first) -> problems.add(row, kind.key(), "twice", first));
        Prepared prepared = kind.prepare(batch, problems);
        note(run, kind, problems);
        runs.advance(run.id(), batch.size(), batch.getLast().number(), prepared.tally());
    }

    private void take(Run run, ImportKind kind) {
        StaffMember by = starter(run, kind);
        List<ImportRow> batch = rows.sound(run.id(), run.reached(), atOnce(kind));
        if (batch.isEmpty()) {
            end(run);
            return;
        }
        var problems = new ImportProblems();
        Prepared prepared = kind.prepare(batch, problems);
        if (kind.whole() && !problems.none()) {
            // What it was tried out against has changed meanwhile.
            throw new RefusedException(Refusal.conflict("foundation.import-changed-meanwhile"));
        }
        prepared.write(by, Objects.requireNonNull(run.note()));
        note(run, kind, problems);
        runs.advance(run.id(), batch.size(), batch.getLast().number(), prepared.tally());
    }

    private void note(Run run, ImportKind kind, ImportProblems problems) {
        if (!problems.none()) {
            rows.note(run.id(), problems.faultyRows(), texts.written(kind, problems.list()));
        }
    }

    private void end(Run run) {
        runs.become(run.id(), Run.State.DONE);
        rows.forgetRows(run.id());
        audit.record(
                "import.finished",
                "import:" + run.id(),
                Map.of(
                        "kind",
                        run.kind(),
                        "rows",
                        run.rows(),
                        "added",
                        run.added(),
                        "changed",
                        run.changed(),
                        "unchanged",
                        run.unchanged()));
    }

    /** Whoever began it may still do so: their account may have been closed, or have another role. */
    private StaffMember starter(Run run, ImportKind kind) {
        return staff.find(new StaffId(Objects.requireNonNull(run.startedBy())))
                .filter(one -> kind.takers().stream().anyMatch(one::has))
                .orElseThrow(() -> new RefusedException(Refusal.conflict("foundation.import-starter-gone")));
    }

    private void stop(Run run, Refusal why) {
        transactions.executeWithoutResult(_ -> runs.lock(run.id())
                .filter(now -> now.state() == run.state())
                .ifPresent(now -> {
                    boolean unread = now.state() == Run.State.READING;
                    runs.fail(run.id(), unread ? Run.State.REFUSED : Run.State.STOPPED, why);
                    if (unread) {
                        rows.forgetRows(run.id());
                    }
                }));
    }
}
