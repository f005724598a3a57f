package org.civicline.ticketing.conduct;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.Citizens.Conduct.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was proposed about citizens, and what was decided, in the database. */
@Component
class ConductStore {

    /**
     * One proposal, with all that came of it.
     *
     * @param citizen under whom it is seen
     * @param proposedBy null for the system
     * @param upheld null until it is decided
     * @param lifted null until an appeal is decided
     */
    record Row(
            UUID id,
            UUID citizen,
            Kind kind,
            String reason,
            @Nullable UUID proposedBy,
            Instant proposedAt,
            @Nullable Boolean upheld,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable Instant endsAt,
            @Nullable String appeal,
            @Nullable Instant appealedAt,
            @Nullable Boolean lifted,
            @Nullable UUID appealDecidedBy,
            @Nullable Instant appealDecidedAt,
            @Nullable String appealReason) {}

    private static final String ROWS =
            "SELECT d.*, ticketing.survivor(d.citizen_id) AS citizen FROM ticketing.conduct d ";

    /** How many citizens have contacted us so often since then. */
    static final String OFTEN = """
            SELECT count(*) FROM (
                SELECT FROM ticketing.interaction WHERE inbound AND began_at > :since AND citizen_id IS NOT NULL
                GROUP BY citizen_id HAVING count(*) >= :times) often
            """;

    private final JdbcClient jdbc;

    ConductStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if something waits for a decision about this citizen already. */
    boolean propose(UUID id, UUID citizen, Kind kind, String reason, @Nullable UUID by, Instant now) {
        return jdbc.sql("""
                INSERT INTO ticketing.conduct (id, citizen_id, kind, reason, proposed_by, proposed_at)
                VALUES (:id, :citizen, :kind, :reason, :by, :now)
                ON CONFLICT (citizen_id) WHERE upheld IS NULL DO NOTHING
                """)
                        .param("id", id)
                        .param("citizen", citizen)
                        .param("kind", kind.name())
                        .param("reason", reason)
                        .param("by", by)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Row> lock(UUID id) {
        return jdbc.sql(ROWS + "WHERE d.id = :id FOR UPDATE OF d")
                .param("id", id)
                .query(ConductStore::row)
                .optional();
    }

    List<Row> of(UUID citizen) {
        return jdbc.sql(ROWS + """
                WHERE d.citizen_id IN (SELECT ticketing.merged(ticketing.survivor(:citizen)))
                ORDER BY d.proposed_at DESC, d.id DESC LIMIT 100
                """)
                .param("citizen", citizen)
                .query(ConductStore::row)
                .list();
    }

    /** The longest waiting first. */
    List<Row> waiting() {
        return jdbc.sql(ROWS + """
                WHERE d.upheld IS NULL OR (d.appeal IS NOT NULL AND d.lifted IS NULL)
                ORDER BY d.proposed_at, d.id LIMIT 200
                """).query(ConductStore::row).list();
    }

    void decided(UUID id, boolean upheld, String reason, @Nullable Instant endsAt, UUID by, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.conduct
                SET upheld = :upheld, decided_by = :by, decided_at = :now, decision_reason = :reason, ends_at = :ends
                WHERE id = :id
                """)
                .param("id", id)
                .param("upheld", upheld)
                .param("by", by)
                .param("now", at(now))
                .param("reason", reason)
                .param("ends", atOrNull(endsAt))
                .update();
    }

    void appealed(UUID id, String text, Instant now) {
        jdbc.sql("UPDATE ticketing.conduct SET appeal = :text, appealed_at = :now WHERE id = :id")
                .param("id", id)
                .param("text", text)
                .param("now", at(now))
                .update();
    }

    void appealDecided(UUID id, boolean lifted, String reason, UUID by, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.conduct
                SET lifted = :lifted, appeal_decided_by = :by, appeal_decided_at = :now, appeal_reason = :reason
                WHERE id = :id
                """)
                .param("id", id)
                .param("lifted", lifted)
                .param("by", by)
                .param("now", at(now))
                .param("reason", reason)
                .update();
    }

    /** Who has contacted us so often since then, about whom nothing was proposed since. */
    List<UUID> often(Instant since, int times, int most) {
        return jdbc.sql("""
                SELECT i.citizen_id FROM ticketing.interaction i
                WHERE i.inbound AND i.began_at > :since AND i.citizen_id IS NOT NULL
                    AND NOT EXISTS (
                        SELECT FROM ticketing.conduct d
                        WHERE d.citizen_id = i.citizen_id AND (d.upheld IS NULL OR d.proposed_at > :since OR d.ends_at > :since))
                GROUP BY i.citizen_id HAVING count(*) >= :times ORDER BY i.citizen_id LIMIT :most
                """)
                .param("since", at(since))
                .param("times", times)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                uuid(row, "id"),
                uuid(row, "citizen"),
                word(row, "kind", Kind.class),
                row.getString("reason"),
                uuidOrNull(row, "proposed_by"),
                instant(row, "proposed_at"),
                row.getObject("upheld", Boolean.class),
                uuidOrNull(row, "decided_by"),
                instantOrNull(row, "decided_at"),
                row.getString("decision_reason"),
                instantOrNull(row, "ends_at"),
                row.getString("appeal"),
                instantOrNull(row, "appealed_at"),
                row.getObject("lifted", Boolean.class),
                uuidOrNull(row, "appeal_decided_by"),
                instantOrNull(row, "appeal_decided_at"),
                row.getString("appeal_reason"));
    }
}
