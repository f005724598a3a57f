package org.civicline.knowledgebase.editorial;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.now;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done with an article, for its readers and in the audit record alike. */
@Component
class ArticleHistory {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Audit audit;
    private final Clock clock;

    ArticleHistory(JdbcClient jdbc, JdbcTemplate batches, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is done with articles. */
    enum Act {
        BEGUN,
        DISCARDED,
        FILE_ADDED,
        FILE_REMOVED,
        SUBMITTED,
        /** Handed over for review by taking in a file. */
        IMPORTED,
        TAKEN_BACK,
        RETURNED,
        SCHEDULED,
        PUBLISHED,
        /** Its day had come, but somebody had published another version meanwhile. */
        HELD_BACK,
        CONFIRMED,
        WITHDRAWN
    }

    /**
     * One act.
     *
     * @param staffId null for the system
     * @param version that was published or confirmed, or is withdrawn
     */
    record Entry(
            UUID id,
            Instant at,
            Act act,
            @Nullable UUID staffId,
            @Nullable Integer version,
            @Nullable String note) {}

    void add(String code, Act act, @Nullable UUID staff, @Nullable Integer version, @Nullable String note) {
        var writes = new Writes(batches);
        add(writes, code, act, staff, version, note);
        writes.send();
    }

    /** The same, written when those writes are sent. */
    void add(
            Writes writes,
            String code,
            Act act,
            @Nullable UUID staff,
            @Nullable Integer version,
            @Nullable String note) {
        writes.sql("""
                INSERT INTO knowledgebase.article_event (id, code, at, kind, staff_id, version, note)
                VALUES (:id, :code, :at, :kind, :staff, :version, :note)
                """)
                .param("id", Ids.next(clock))
                .param("code", code)
                .param("at", at(now(clock)))
                .param("kind", act.name())
                .param("staff", staff)
                .param("version", version)
                .param("note", note)
                .row("an act was not written down");
        Map<String, Object> details = new HashMap<>();
        if (version != null) {
            details.put("version", version);
        }
        if (note != null) {
            details.put("note", note);
        }
        audit.record(
                writes, "article." + act.name().toLowerCase(Locale.ROOT).replace('_', '-'), "article:" + code, details);
    }

    /** Newest first. */
    List<Entry> of(String code, @Nullable UUID before, int most) {
        return jdbc.sql("""
                SELECT id, at, kind, staff_id, version, note FROM knowledgebase.article_event
                WHERE code = :code AND (CAST(:before AS uuid) IS NULL OR id < :before)
                ORDER BY id DESC LIMIT :most
                """)
                .param("code", code)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new Entry(
                        uuid(row, "id"),
                        instant(row, "at"),
                        word(row, "kind", Act.class),
                        uuidOrNull(row, "staff_id"),
                        row.getObject("version", Integer.class),
                        text(row, "note")))
                .list();
    }
}
