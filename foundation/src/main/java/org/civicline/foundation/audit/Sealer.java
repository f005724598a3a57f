package org.civicline.foundation.audit;

import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.civicline.foundation.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what has been committed: once a second one node orders what no seal covers yet, and signs its hash together with
 * that of the seal before. Writers never wait for it.
 */
@Component
class Sealer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** Any number of our own: only one node seals at a time. */
    private static final long SEALING_LOCK = 0x43_49_56_49_43_01L;

    private static final int BATCH = 1_000;

    /** Sorts before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit log;
    private final AuditKeys keys;
    private final SealHeads heads;
    private final FreshEntries fresh;
    private final Clock clock;
    private final Set<Object> complainedOf = new HashSet<>();
    private boolean begun;

    Sealer(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Audit log,
            AuditKeys keys,
            SealHeads heads,
            FreshEntries fresh,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.keys = keys;
        this.heads = heads;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** What one look at the open entries came to. */
    private record Step(@Nullable Seal seal, List<UUID> sealed, UUID lookedAtUntil, boolean more) {

        static Step nothing(UUID lookedAtUntil, boolean more) {
            return new Step(null, List.of(), lookedAtUntil, more);
        }
    }

    /** So that signing has begun before anybody can use the application. */
    @Override
    public void run(ApplicationArguments arguments) {
        seal();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void seal() {
        lookForTheMissing();
        UUID from = FIRST;
        Step step;
        do {
            step = begun() ? sealFrom(from) : begin();
            fresh.seen(step.sealed());
            Seal seal = step.seal();
            if (seal != null) {
                remember(seal);
            }
            from = step.lookedAtUntil();
        } while (step.more());
    }

    /** Signing has begun here once a signed seal was seen, in the database or outside of it. */
    private boolean begun() {
        if (!begun) {
            begun = !heads.read().isEmpty()
                    || jdbc.sql("SELECT EXISTS (SELECT 1 FROM foundation.audit_seal WHERE key_id IS NOT NULL)")
                            .query(Boolean.class)
                            .single();
        }
        return begun;
    }

    /**
     * The first signed seal covers whatever is there, also what release 0.1 left unsealed without a code. So there is no
     * time at which a row without one would be taken later on.
     */
    private Step begin() {
        return locked(() -> {
            if (begun()) {
                return Step.nothing(FIRST, true); // by another node, while we waited our turn
            }
            log.record(
                    "audit.signing-began",
                    "audit",
                    Map.of("key", keys.signing().open().id()));
            List<AuditEntry> entries = open(FIRST, Integer.MAX_VALUE);
            return new Step(seal(last(), entries), ids(entries), FIRST, true);
        });
    }

    private Step sealFrom(UUID from) {
        return locked(() -> {
            Optional<Seal> last = last();
            if (last.map(Seal::keyId)
                    .filter(id -> keys.ring().find(id).isEmpty())
                    .isPresent()) {
                complain(
                        last.get().number(),
                        "the newest audit seal, {}, is signed by a key this node does not know; it does not seal");
                return Step.nothing(from, false);
            }
            List<AuditEntry> all = open(from, BATCH);
            List<AuditEntry> ours = new ArrayList<>(all.size());
            for (AuditEntry entry : all) {
                boolean copy = !ours.isEmpty() && id(ours.getLast()).equals(id(entry));
                if (keys.code().isOn(entry) && !copy) {
                    ours.add(entry);
                } else {
                    complain(
                            id(entry),
                            "the audit entry {} was not written, or not like this, or only once by us; it stays unsealed");
                }
            }
            boolean more = all.size() == BATCH;
            UUID until = all.isEmpty() ? from : id(all.getLast());
            return ours.isEmpty() ? Step.nothing(until, more) : new Step(seal(last, ours), ids(ours), until, more);
        });
    }

    private Step locked(Supplier<Step> act) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                    .param(SEALING_LOCK)
                    .query(Boolean.class)
                    .single();
            return mine ? act.get() : Step.nothing(FIRST, false);
        }));
    }

    private List<AuditEntry> open(UUID from, int most) {
        return jdbc.sql("SELECT " + AuditEntry.COLUMNS + """
                 FROM foundation.audit_entry e WHERE seal_number IS NULL AND id > ?
                 AND NOT EXISTS
                     (SELECT 1 FROM foundation.audit_entry o WHERE o.id = e.id AND o.seal_number IS NOT NULL)
                 ORDER BY id LIMIT ?
                """)
                .params(from, most)
                .query((row, _) -> AuditEntry.of(row))
                .list();
    }

    private Optional<Seal> last() {
        return jdbc.sql("""
                SELECT number, sealed_at, entries, hash, key_id, signature FROM foundation.audit_seal
                ORDER BY number DESC LIMIT 1
                """).query((row, _) -> Seal.of(row)).optional();
    }

    private Seal seal(Optional<Seal> last, List<AuditEntry> entries) {
        long number = last.map(Seal::number).orElse(0L) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String keyId = keys.signing().open().id();
        var batch = new Seal.Batch(last.map(Seal::hash).orElse(Seal.GENESIS), number, now, keyId);
        entries.forEach(batch::add);
        byte[] hash = batch.hash();
        byte[] signature = keys.signing().sign(Seal.statement(hash));
        jdbc.sql("""
                INSERT INTO foundation.audit_seal (number, sealed_at, entries, hash, key_id, signature)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(number, Timestamp.from(now), entries.size(), hash, keyId, signature)
                .update();
        jdbc.sql("UPDATE foundation.audit_entry SET seal_number = :number WHERE id = ANY (:ids)")
                .param("number", number)
                .param("ids", ids(entries).toArray(UUID[]::new))
                .update();
        return new Seal(number, now, entries.size(), hash, keyId, signature);
    }

    /** After the commit: the file may lag behind the database when we are killed here, but is never ahead of it. */
    private void remember(Seal seal) {
        List<SealHeads.Head> kept = heads.read();
        boolean stands = kept.isEmpty() || stands(kept.getLast());
        if (!stands) {
            complain(
                    kept.getLast().number(),
                    "the audit seal {} was here once and is not, or is another: the record was cut off or replaced");
        }
        try {
            heads.keep(SealHeads.Head.of(seal.number(), seal.hash()), stands);
        } catch (UncheckedIOException e) {
            // the seal stands; until the file can be written, a cut-off end is found back to its last line
            LOG.error("the newest audit seal cannot be kept outside of the database", e);
        }
    }

    private boolean stands(SealHeads.Head head) {
        return jdbc.sql("SELECT hash FROM foundation.audit_seal WHERE number = ?")
                .param(head.number())
                .query((row, _) -> row.getBytes("hash"))
                .optional()
                .filter(head::is)
                .isPresent();
    }

    /** What we have committed and no seal took: still open, or sealed by another node, or gone. */
    private void lookForTheMissing() {
        List<FreshEntries.Fresh> overdue = fresh.overdue(BATCH);
        while (!overdue.isEmpty()) {
            List<UUID> ids = overdue.stream().map(FreshEntries.Fresh::id).toList();
            Set<UUID> there = new HashSet<>(jdbc.sql("SELECT id FROM foundation.audit_entry WHERE id = ANY (?)")
                    .param(ids.toArray(UUID[]::new))
                    .query(UUID.class)
                    .list());
            overdue.stream().filter(entry -> !there.contains(entry.id())).forEach(this::recordGone);
            fresh.seen(ids);
            overdue = fresh.overdue(BATCH);
        }
    }

    private void recordGone(FreshEntries.Fresh entry) {
        LOG.error("the audit entry {} is gone before it was sealed", entry.id());
        log.record(AuditLog.GONE, AuditLog.ENTRY + entry.id(), Map.of("action", entry.action()));
    }

    private void complain(Object about, String sentence) {
        if (complainedOf.size() < BATCH && complainedOf.add(about)) {
            LOG.error(sentence, about);
        }
    }

    private static List<UUID> ids(List<AuditEntry> entries) {
        return entries.stream().map(Sealer::id).toList();
    }

    private static UUID id(AuditEntry entry) {
        return Objects.requireNonNull(entry.id(), "a primary key");
    }
}
