package org.civicline.ticketing.erasure;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.DataSubject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests to forget somebody, in the database. */
@Component
class ErasureStore {

    /** How a request ended. */
    enum Decision {
        ERASED,
        REFUSED
    }

    /** @param records how many were forgotten, once they are */
    record Row(
            UUID id,
            UUID citizen,
            Ground ground,
            String reason,
            UUID askedBy,
            Instant askedAt,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Decision decision,
            @Nullable String note,
            @Nullable Long records) {}

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who it is about; empty if there is no such citizen, or nothing of them is left. Cases are kept longer than citizens. */
    Optional<DataSubject> person(UUID citizen) {
        boolean known = jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM ticketing.citizen WHERE id = :id AND erased_at IS NULL)
                            OR EXISTS (SELECT 1 FROM ticketing.ticket WHERE citizen_id = :id)
                        """).param("id", citizen).query(Boolean.class).single();
        return known ? Optional.of(new DataSubject(citizen, contacts(citizen))) : Optional.empty();
    }

    /** Of one person: theirs, and those that were merged into it. */
    List<UUID> records(UUID citizen) {
        return jdbc.sql("SELECT ticketing.merged(:id)")
                .param("id", citizen)
                .query(UUID.class)
                .list();
    }

    /** Whether they are seen under somebody else. */
    boolean merged(UUID citizen) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ticketing.citizen WHERE id = :id AND merged_into IS NOT NULL)")
                .param("id", citizen)
                .query(Boolean.class)
                .single();
    }

    private HashSet<String> contacts(UUID citizen) {
        return new HashSet<>(jdbc.sql("SELECT value FROM ticketing.contact_point WHERE citizen_id = :id")
                .param("id", citizen)
                .query(String.class)
                .list());
    }

    /** Cases that are not over: they are finished first. */
    long openCases(UUID citizen) {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE citizen_id = :citizen AND closed_at IS NULL")
                .param("citizen", citizen)
                .query(Long.class)
                .single();
    }

    /** False if one is open for this citizen already. */
    boolean add(UUID id, UUID citizen, Ground ground, String reason, UUID by, Instant now) {
        return jdbc.sql("""
                INSERT INTO ticketing.erasure (id, citizen_id, ground, reason, asked_by, asked_at)
                VALUES (:id, :citizen, :ground, :reason, :by, :now)
                ON CONFLICT (citizen_id) WHERE decided_at IS NULL DO NOTHING
                """)
                        .param("id", id)
                        .param("citizen", citizen)
                        .param("ground", ground.name())
                        .param("reason", reason)
                        .param("by", by)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.erasure WHERE id = :id")
                .param("id", id)
                .query(ErasureStore::row)
                .optional();
    }

    /** Nobody else's to decide until the transaction ends. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.erasure WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(ErasureStore::row)
                .optional();
    }

    boolean open(UUID citizen) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM ticketing.erasure WHERE citizen_id = :citizen AND decided_at IS NULL)
                """).param("citizen", citizen).query(Boolean.class).single();
    }

    /** Newest first: ids sort by time. */
    List<Row> page(@Nullable UUID after, int most) {
        return jdbc.sql("""
                SELECT * FROM ticketing.erasure WHERE CAST(:after AS uuid) IS NULL OR id < CAST(:after AS uuid)
                ORDER BY id DESC LIMIT :most
                """)
                .param("after", after)
                .param("most", most)
                .query(ErasureStore::row)
                .list();
    }

    void decided(UUID id, Decision decision, @Nullable String note, @Nullable Long records, UUID by, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.erasure
                SET decision = :decision, note = :note, records = :records, decided_by = :by, decided_at = :now
                WHERE id = :id
                """)
                .param("id", id)
                .param("decision", decision.name())
                .param("note", note)
                .param("records", records)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                uuid(row, "id"),
                uuid(row, "citizen_id"),
                word(row, "ground", Ground.class),
                row.getString("reason"),
                uuid(row, "asked_by"),
                instant(row, "asked_at"),
                uuidOrNull(row, "decided_by"),
                instantOrNull(row, "decided_at"),
                row.getString("decision") == null ? null : word(row, "decision", Decision.class),
                row.getString("note"),
                row.getObject("records", Long.class));
    }
}
