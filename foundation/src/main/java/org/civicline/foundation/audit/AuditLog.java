package org.civicline.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.civicline.foundation.Audit;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class AuditLog implements Audit {

    /** Any number of our own: only one node seals at a time. */
    private static final long SEALING_LOCK = 0x43_49_56_49_43_01L;

    private static final int BATCH = 1_000;

    private static final byte[] GENESIS = new byte[32];

    private final JdbcClient jdbc;
    private final CurrentStaff currentStaff;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, CurrentStaff currentStaff, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.currentStaff = currentStaff;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional
    public void record(String action, String subject, Map<String, ?> details) {
        UUID actor =
                currentStaff.find().map(StaffMember::id).map(id -> id.value()).orElse(null);
        jdbc.sql("""
                INSERT INTO foundation.audit_entry (id, at, actor, action, subject, details)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(Arrays.asList(
                        Ids.next(clock),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        actor,
                        action,
                        subject,
                        json.writeValueAsString(new TreeMap<>(details))))
                .update();
    }

    /** Seals what has been committed since the last time. Entries not sealed yet are at most this old plus one batch. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    @Transactional
    void seal() {
        boolean mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(SEALING_LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return;
        }
        List<Entry> entries = jdbc.sql("""
                SELECT id, at, actor, action, subject, details FROM foundation.audit_entry
                WHERE seal_number IS NULL ORDER BY id LIMIT ?
                """).param(BATCH).query(Entry.class).list();
        if (entries.isEmpty()) {
            return;
        }
        Seal last = jdbc.sql("SELECT number, entries, hash FROM foundation.audit_seal ORDER BY number DESC LIMIT 1")
                .query(Seal.class)
                .optional()
                .orElse(new Seal(0, 0, GENESIS));
        long number = last.number() + 1;
        jdbc.sql("INSERT INTO foundation.audit_seal (number, sealed_at, entries, hash) VALUES (?, ?, ?, ?)")
                .params(number, Timestamp.from(clock.instant()), entries.size(), hash(last.hash(), entries))
                .update();
        jdbc.sql("UPDATE foundation.audit_entry SET seal_number = :number WHERE id = ANY (:ids)")
                .param("number", number)
                .param("ids", entries.stream().map(Entry::id).toArray(UUID[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Verification verify() {
        byte[] before = GENESIS;
        long expected = 1;
        long checked = 0;
        while (true) {
            List<Seal> seals = jdbc.sql("""
                    SELECT number, entries, hash FROM foundation.audit_seal WHERE number >= ? ORDER BY number LIMIT 100
                    """).param(expected).query(Seal.class).list();
            if (seals.isEmpty()) {
                return new Verification.Intact(checked);
            }
            Map<Long, List<Entry>> entries = entriesOf(seals);
            for (Seal seal : seals) {
                if (seal.number() != expected) {
                    return new Verification.Broken(expected, "seal missing");
                }
                List<Entry> sealed = entries.getOrDefault(seal.number(), List.of());
                if (sealed.size() != seal.entries()) {
                    return new Verification.Broken(
                            expected, "%d entries, %d sealed".formatted(sealed.size(), seal.entries()));
                }
                if (!MessageDigest.isEqual(seal.hash(), hash(before, sealed))) {
                    return new Verification.Broken(expected, "an entry or the seal was changed");
                }
                before = seal.hash();
                checked += sealed.size();
                expected++;
            }
        }
    }

    private Map<Long, List<Entry>> entriesOf(List<Seal> seals) {
        return jdbc
                .sql("""
                SELECT seal_number, id, at, actor, action, subject, details FROM foundation.audit_entry
                WHERE seal_number BETWEEN ? AND ? ORDER BY seal_number, id
                """)
                .params(seals.getFirst().number(), seals.getLast().number())
                .query((row, index) -> Map.entry(
                        row.getLong("seal_number"),
                        new Entry(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("at").toInstant(),
                                row.getObject("actor", UUID.class),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("details"))))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Map.Entry::getKey,
                        java.util.stream.Collectors.mapping(
                                Map.Entry::getValue, java.util.stream.Collectors.toList())));
    }

    /** SHA-256 over the hash before and every field of every entry, each field with its length, so none can slide into the next. */
    private static byte[] hash(byte[] before, List<Entry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            for (Entry entry : entries) {
                for (String field : entry.fields()) {
                    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                    digest.update(
                            java.nio.ByteBuffer.allocate(4).putInt(bytes.length).array());
                    digest.update(bytes);
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    record Entry(UUID id, Instant at, @Nullable UUID actor, String action, String subject, String details) {

        List<String> fields() {
            return List.of(
                    id.toString(), at.toString(), actor == null ? "" : actor.toString(), action, subject, details);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Seal(long number, int entries, byte[] hash) {}
}
