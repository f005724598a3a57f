package org.civicline.foundation.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.civicline.foundation.Audit.Damage;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole record in its order and recomputes it, in memory that does not grow with it. Needs nothing of the
 * application but the database, so an auditor can run it elsewhere, with the public keys alone.
 *
 * <p>Works on one snapshot of the database: what is written meanwhile is not seen, and nobody waits.
 */
public final class AuditVerifier {

    private static final int PAGE = 1_000;
    private static final int MOST_TOLD = 100;

    private final KeyRing ring;
    private final @Nullable EntryCode code;
    private final Map<Long, List<SealHeads.Head>> heads = new HashMap<>();
    private final LongConsumer progress;

    private final List<Damage> damages = new ArrayList<>();
    private long damageCount;
    private long entries;
    private long seals;
    private int newestKey = -1;
    private boolean signedBefore;

    /** The hash the next seal must follow; null when the one before is damaged, so that one damage is not told twice. */
    private byte @Nullable [] before = Seal.GENESIS;

    /**
     * One verification.
     *
     * @param ring whose signatures count
     * @param code the city's, where it is known: it tells which entry of a batch was changed, and checks what is not
     *     sealed yet
     * @param heads seals that must be there
     * @param progress hears after each batch how many entries are read
     */
    public AuditVerifier(KeyRing ring, @Nullable EntryCode code, List<SealHeads.Head> heads, LongConsumer progress) {
        this.ring = ring;
        this.code = code;
        heads.forEach(head -> this.heads
                .computeIfAbsent(head.number(), _ -> new ArrayList<>())
                .add(head));
        this.progress = progress;
    }

    /** Reads it all; once. The connection is given back as it came. */
    public Verification verify(Connection connection) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return read(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
        }
    }

    /** In the transaction that is open on the connection. */
    Verification read(Connection connection) throws SQLException {
        boolean endKnown = !heads.isEmpty();
        readSealed(connection);
        long unsealed = readUnsealed(connection);
        readCopies(connection);
        return damages.isEmpty()
                ? new Verification.Intact(entries, seals, unsealed, endKnown)
                : new Verification.Broken(damages, damageCount);
    }

    private void readSealed(Connection connection) throws SQLException {
        try (Statement sealStatement = paged(connection);
                Statement entryStatement = paged(connection);
                ResultSet sealRows = sealStatement.executeQuery("""
                        SELECT number, sealed_at, entries, hash, key_id, signature
                        FROM foundation.audit_seal ORDER BY number
                        """);
                ResultSet entryRows = entryStatement.executeQuery("SELECT " + AuditEntry.COLUMNS + """
                         FROM foundation.audit_entry WHERE seal_number IS NOT NULL ORDER BY seal_number, id
                        """)) {
            SealedEntries sealed = new SealedEntries(entryRows);
            long expected = 1;
            while (sealRows.next()) {
                Seal seal = Seal.of(sealRows);
                if (seal.number() < expected) {
                    damage(Kind.SEAL_INSERTED, seal.number(), null, 0);
                    continue;
                }
                if (seal.number() > expected) {
                    damage(Kind.SEAL_DELETED, expected, null, seal.number() - expected);
                    before = null;
                }
                withoutSeal(sealed, seal.number());
                check(seal, sealed);
                expected = seal.number() + 1;
            }
            withoutSeal(sealed, Long.MAX_VALUE);
            atTheEnd(expected - 1);
        }
    }

    private void atTheEnd(long last) {
        heads.keySet().stream()
                .sorted()
                .forEach(number -> damage(
                        number == SealHeads.UNREADABLE.number() ? Kind.END_UNREADABLE : Kind.END_CUT_OFF,
                        number,
                        null,
                        0));
        // signing begins when the application starts: a record without any signature was made by somebody else
        if (seals > 0 && !signedBefore) {
            damage(Kind.SEAL_UNSIGNED, last, null, 0);
        }
    }

    private static Statement paged(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(PAGE);
        return statement;
    }

    /** Entries of batches before this one that have no seal. */
    private void withoutSeal(SealedEntries sealed, long until) throws SQLException {
        OptionalLong batch = sealed.batch();
        while (batch.isPresent() && batch.getAsLong() < until) {
            long number = batch.getAsLong();
            UUID first = sealed.take().id();
            long count = 1;
            while (sealed.isIn(number)) {
                sealed.take();
                count++;
            }
            damage(Kind.ENTRY_WITHOUT_SEAL, number, first, count);
            batch = sealed.batch();
        }
    }

    private void check(Seal seal, SealedEntries sealed) throws SQLException {
        byte[] previous = before;
        var batch = new Seal.Batch(
                previous == null ? Seal.GENESIS : previous, seal.number(), seal.sealedAt(), seal.keyId());
        UUID suspect = null;
        while (sealed.isIn(seal.number())) {
            AuditEntry entry = sealed.take();
            batch.add(entry);
            if (suspect == null && code != null && entry.code() != null && !code.isOn(entry)) {
                suspect = entry.id();
            }
            noticedBySealer(seal, entry);
        }
        seals++;
        entries += batch.entries();
        progress.accept(entries);
        boolean authentic = authentic(seal);
        if (authentic) {
            compare(seal, batch, previous != null, suspect);
        }
        compareWithHeads(seal);
        before = authentic ? seal.hash() : null;
    }

    /** Whether the seal's hash is what one of the city's keys signed; in release 0.1 there were no signatures. */
    private boolean authentic(Seal seal) {
        String keyId = seal.keyId();
        if (keyId == null) {
            if (signedBefore) {
                damage(Kind.SEAL_UNSIGNED, seal.number(), null, 0);
            }
            return !signedBefore;
        }
        signedBefore = true;
        OptionalInt position = ring.position(keyId);
        if (position.isEmpty()) {
            damage(Kind.SEAL_BY_UNKNOWN_KEY, seal.number(), null, 0);
            return false;
        }
        byte[] signature = seal.signature();
        PublicSealKey key = ring.keys().get(position.getAsInt());
        if (signature == null || !key.verifies(Seal.statement(seal.hash()), signature)) {
            damage(Kind.SEAL_CHANGED, seal.number(), null, 0);
            return false;
        }
        if (position.getAsInt() < newestKey) {
            damage(Kind.SEAL_BY_RETIRED_KEY, seal.number(), null, 0);
        }
        newestKey = Math.max(newestKey, position.getAsInt());
        return true;
    }

    /** @param linked whether the seal before is known; otherwise the hash cannot be recomputed, though all else can */
    private void compare(Seal seal, Seal.Batch batch, boolean linked, @Nullable UUID suspect) {
        long more = (long) batch.entries() - seal.entries();
        boolean same = linked && MessageDigest.isEqual(batch.hash(), seal.hash());
        if (same && more == 0) {
            return;
        }
        if (same) {
            damage(Kind.SEAL_CHANGED, seal.number(), null, 0); // the count it names is not the one it was signed with
        } else if (more < 0) {
            damage(Kind.ENTRY_DELETED, seal.number(), null, -more);
        } else if (more > 0) {
            damage(Kind.ENTRY_INSERTED, seal.number(), suspect, more);
        } else if (linked || suspect != null) {
            damage(Kind.ENTRY_CHANGED, seal.number(), suspect, 0);
        }
    }

    private void compareWithHeads(Seal seal) {
        List<SealHeads.Head> known = heads.remove(seal.number());
        if (known != null && !known.stream().allMatch(head -> head.is(seal.hash()))) {
            damage(Kind.END_REPLACED, seal.number(), null, 0);
        }
    }

    private void noticedBySealer(Seal seal, AuditEntry entry) {
        String subject = entry.subject();
        if (AuditLog.GONE.equals(entry.action()) && subject != null && subject.startsWith(AuditLog.ENTRY)) {
            damage(
                    Kind.ENTRY_GONE_BEFORE_SEAL,
                    seal.number(),
                    UUID.fromString(subject.substring(AuditLog.ENTRY.length())),
                    1);
        }
    }

    /** What release 0.1 left unsealed has no code; the first signed seal takes it. */
    private long readUnsealed(Connection connection) throws SQLException {
        long count = 0;
        try (Statement statement = paged(connection);
                ResultSet rows = statement.executeQuery("SELECT " + AuditEntry.COLUMNS + """
                         FROM foundation.audit_entry WHERE seal_number IS NULL ORDER BY id
                        """)) {
            while (rows.next()) {
                AuditEntry entry = AuditEntry.of(rows);
                count++;
                boolean mayLackCode = entry.code() == null && !signedBefore;
                if (code != null && !mayLackCode && !code.isOn(entry)) {
                    damage(Kind.ENTRY_WITHOUT_KEY, null, entry.id(), 0);
                }
            }
        }
        return count;
    }

    /** A copy of a sealed entry has the city's code too. Under a seal it makes the count wrong; these are under none. */
    private void readCopies(Connection connection) throws SQLException {
        try (Statement statement = paged(connection);
                ResultSet rows = statement.executeQuery("""
                        SELECT id FROM foundation.audit_entry
                        WHERE id IN (SELECT id FROM foundation.audit_entry WHERE seal_number IS NULL)
                        GROUP BY id HAVING count(*) > 1 ORDER BY id
                        """)) {
            while (rows.next()) {
                damage(Kind.ENTRY_TWICE, null, rows.getObject("id", UUID.class), 1);
            }
        }
    }

    private void damage(Kind kind, @Nullable Long seal, @Nullable UUID entry, long missing) {
        damageCount++;
        if (damages.size() < MOST_TOLD) {
            damages.add(new Damage(kind, seal, entry, missing));
        }
    }
}
