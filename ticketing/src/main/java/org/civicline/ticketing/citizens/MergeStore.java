package org.civicline.ticketing.citizens;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merged records in the database. What moves is everything that points to a citizen by {@code citizen_id}. */
@Component
class MergeStore {

    private static final List<String> MOVING = List.of("contact_point", "interaction", "ticket");

    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One merge. */
    record Row(
            UUID id,
            UUID kept,
            UUID merged,
            String reason,
            UUID mergedBy,
            Instant mergedAt,
            @Nullable UUID undoneBy,
            @Nullable Instant undoneAt,
            @Nullable String undoneReason) {}

    /** @param asked whether somebody has asked that they be forgotten, and it is not decided */
    record Standing(boolean erased, @Nullable UUID mergedInto, boolean asked) {}

    Optional<Standing> standing(UUID citizen) {
        return jdbc.sql("""
                SELECT erased_at IS NOT NULL AS erased, merged_into, EXISTS (
                    SELECT FROM ticketing.erasure e WHERE e.citizen_id = c.id AND e.decided_at IS NULL) AS asked
                FROM ticketing.citizen c WHERE id = :id
                """)
                .param("id", citizen)
                .query((row, _) ->
                        new Standing(row.getBoolean("erased"), uuidOrNull(row, "merged_into"), row.getBoolean("asked")))
                .optional();
    }

    UUID survivor(UUID citizen) {
        return jdbc.sql("SELECT ticketing.survivor(:id)")
                .param("id", citizen)
                .query(UUID.class)
                .single();
    }

    /** All that is the one's is seen as the other's from now on. */
    void join(UUID kept, UUID merged) {
        for (String table : MOVING) {
            jdbc.sql("UPDATE ticketing." + table + """
                     SET citizen_id = :kept, own_citizen_id = COALESCE(own_citizen_id, citizen_id) WHERE citizen_id = :merged
                    """)
                    .param("kept", kept)
                    .param("merged", merged)
                    .update();
        }
        point(merged, kept);
    }

    /** What is theirs, or of those merged into them, is theirs again. */
    void part(UUID survivor, UUID merged) {
        for (String table : MOVING) {
            jdbc.sql("UPDATE ticketing." + table + """
                     SET citizen_id = :merged, own_citizen_id = NULLIF(own_citizen_id, :merged)
                    WHERE citizen_id = :survivor AND own_citizen_id IN (SELECT ticketing.merged(:merged))
                    """)
                    .param("survivor", survivor)
                    .param("merged", merged)
                    .update();
        }
        point(merged, null);
    }

    private void point(UUID citizen, @Nullable UUID into) {
        jdbc.sql("UPDATE ticketing.citizen SET merged_into = :into WHERE id = :id")
                .param("into", into)
                .param("id", citizen)
                .update();
    }

    void add(Row row) {
        jdbc.sql("""
                INSERT INTO ticketing.citizen_merge (id, kept, merged, reason, merged_by, merged_at)
                VALUES (:id, :kept, :merged, :reason, :by, :at)
                """)
                .param("id", row.id())
                .param("kept", row.kept())
                .param("merged", row.merged())
                .param("reason", row.reason())
                .param("by", row.mergedBy())
                .param("at", at(row.mergedAt()))
                .update();
    }

    void undone(UUID id, UUID by, String reason, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.citizen_merge SET undone_by = :by, undone_at = :now, undone_reason = :reason
                WHERE id = :id
                """)
                .param("id", id)
                .param("by", by)
                .param("now", at(now))
                .param("reason", reason)
                .update();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.citizen_merge WHERE id = :id")
                .param("id", id)
                .query(MergeStore::row)
                .optional();
    }

    /** Of a citizen and all that were merged into them, newest first. */
    List<Row> of(UUID citizen) {
        return jdbc.sql("""
                SELECT * FROM ticketing.citizen_merge
                WHERE kept IN (SELECT ticketing.merged(:id)) OR merged IN (SELECT ticketing.merged(:id))
                ORDER BY merged_at DESC, id DESC LIMIT 100
                """).param("id", citizen).query(MergeStore::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                uuid(row, "id"),
                uuid(row, "kept"),
                uuid(row, "merged"),
                row.getString("reason"),
                uuid(row, "merged_by"),
                instant(row, "merged_at"),
                uuidOrNull(row, "undone_by"),
                instantOrNull(row, "undone_at"),
                row.getString("undone_reason"));
    }
}
