package org.civicline.foundation.imports;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.ImportKind.Tally;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is known of files that are, or were, taken in. */
@Component
class Runs {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Runs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Fails if there is an open one of the kind. */
    UUID add(String kind, String fileName, byte[] content, StaffId by) {
        UUID id = Ids.next(clock);
        jdbc.sql("""
                INSERT INTO foundation.import_run (id, kind, file_name, state, uploaded_by, uploaded_at)
                VALUES (:id, :kind, :name, 'READING', :by, :now)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("name", fileName)
                .param("by", by.value())
                .param("now", now())
                .update();
        jdbc.sql("INSERT INTO foundation.import_file (run_id, content) VALUES (:id, :content)")
                .param("id", id)
                .param("content", content)
                .update();
        return id;
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql("SELECT * FROM foundation.import_run WHERE id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /**
     * The run, which nobody else touches until the transaction ends. Whoever waits here is next: rows are not locked in the
     * order of asking, and batch after batch could be before them.
     */
    Optional<Run> lock(UUID id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", id.toString())
                .query(row -> {});
        return jdbc.sql("SELECT * FROM foundation.import_run WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /** The next there is something to do for, unless somebody waits for it; who else looks meanwhile does not get it. */
    Optional<Run> takeNext() {
        return jdbc.sql("""
                SELECT * FROM foundation.import_run WHERE state IN ('READING', 'CHECKING', 'RUNNING')
                ORDER BY uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """).query(this::run).optional().filter(this::free);
    }

    private boolean free(Run run) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", run.id().toString())
                .query(Boolean.class)
                .single();
    }

    /** The newest of a kind first: the open one, if there is one, and those before. */
    List<Run> newest(String kind, int most) {
        return jdbc.sql("""
                SELECT * FROM foundation.import_run WHERE kind = :kind ORDER BY uploaded_at DESC, id DESC LIMIT :most
                """)
                .param("kind", kind)
                .param("most", most)
                .query(this::run)
                .list();
    }

    /** Begins to go through the rows. */
    void begin(UUID id, Run.State state, int rows) {
        jdbc.sql("""
                UPDATE foundation.import_run SET state = :state, rows = :rows, done = 0, reached = 0, added = 0,
                    changed = 0, unchanged = 0, failure = NULL, details = NULL
                WHERE id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("rows", rows)
                .update();
    }

    void started(UUID id, String note, StaffId by) {
        jdbc.sql("""
                UPDATE foundation.import_run SET note = :note, started_by = :by, started_at = :now WHERE id = :id
                """)
                .param("id", id)
                .param("note", note)
                .param("by", by.value())
                .param("now", now())
                .update();
    }

    /** Some rows have been gone through, up to the one given. */
    void advance(UUID id, int rows, int reached, Tally tally) {
        jdbc.sql("""
                UPDATE foundation.import_run SET done = done + :rows, reached = :reached, added = added + :added,
                    changed = changed + :changed, unchanged = unchanged + :unchanged
                WHERE id = :id
                """)
                .param("id", id)
                .param("rows", rows)
                .param("reached", reached)
                .param("added", tally.added())
                .param("changed", tally.changed())
                .param("unchanged", tally.unchanged())
                .update();
    }

    void become(UUID id, Run.State state) {
        jdbc.sql("""
                UPDATE foundation.import_run SET state = :state, failure = NULL, details = NULL, ended_at = :ended
                WHERE id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("ended", state.over() ? now() : null)
                .update();
    }

    void fail(UUID id, Run.State state, Refusal why) {
        become(id, state);
        jdbc.sql("UPDATE foundation.import_run SET failure = :failure, details = :details WHERE id = :id")
                .param("id", id)
                .param("failure", why.code())
                .param("details", json.writeValueAsString(why.details()))
                .update();
    }

    /** Open ones that nothing has been done for since then. */
    List<UUID> waitingSince(Instant than) {
        return jdbc.sql("""
                SELECT id FROM foundation.import_run
                WHERE state IN ('CHECKED', 'STOPPED') AND COALESCE(started_at, uploaded_at) < :than
                """).param("than", at(than)).query(UUID.class).list();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private Run run(ResultSet row, int number) throws SQLException {
        String details = row.getString("details");
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("file_name"),
                Run.State.valueOf(row.getString("state")),
                row.getObject("uploaded_by", UUID.class),
                instant(row, "uploaded_at"),
                row.getString("note"),
                row.getObject("started_by", UUID.class),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "ended_at"),
                row.getInt("rows"),
                row.getInt("done"),
                row.getInt("reached"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getString("failure"),
                details == null ? Map.of() : json.readValue(details, DETAILS));
    }
}
