package org.civicline.knowledgebase.editorial;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.civicline.foundation.Writes;
import org.civicline.knowledgebase.attachments.FileRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Editions as rows. */
@Component
class EditionStore {

    private static final String SELECT = "SELECT e.*, " + FileRows.OF_EDITION + " FROM knowledgebase.edition e ";

    private final JdbcClient jdbc;
    private final FileRows files;
    private final JsonMapper json;

    EditionStore(JdbcClient jdbc, FileRows files, JsonMapper json) {
        this.jdbc = jdbc;
        this.files = files;
        this.json = json;
    }

    Optional<Edition> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?").param(id).query(this::read).optional();
    }

    /** Nobody else changes it until the transaction ends. Read once it is locked: its files are rows of their own. */
    Optional<Edition> lock(UUID id) {
        return jdbc.sql("SELECT id FROM knowledgebase.edition WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Edition> of(String code) {
        return jdbc.sql(SELECT + "WHERE code = ?").param(code).query(this::read).optional();
    }

    /** Those being written, by code. */
    Map<String, Edition> ofAll(Collection<String> codes) {
        return jdbc
                .sql(SELECT + "WHERE code = ANY (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Edition::code, Function.identity()));
    }

    Optional<Edition> byKey(UUID begunBy, String key) {
        return jdbc.sql(SELECT + "WHERE begun_by = ? AND form_key = ?")
                .params(begunBy, key)
                .query(this::read)
                .optional();
    }

    /** Approved for a day that has come; taken by one node. */
    Optional<Edition> due(LocalDate today) {
        return jdbc.sql(SELECT + """
                WHERE state = 'SCHEDULED' AND publish_on <= ?
                ORDER BY publish_on, id LIMIT 1 FOR UPDATE SKIP LOCKED
                """).param(today).query(this::read).optional();
    }

    /**
     * Newest first.
     *
     * @param before the last one of the page before
     */
    List<EditionLine> list(Sought sought, @Nullable EditionState state, @Nullable UUID before, int most) {
        return jdbc.sql("""
                SELECT id, code, content ->> 'title' AS title, base_version, department_code, state,
                    content -> 'service' <> 'null' AS service, changed_by, changed_at, submitted_by, publish_on,
                    returned_why IS NOT NULL AS returned
                FROM knowledgebase.edition
                WHERE (CAST(:department AS text) IS NULL OR department_code = :department)
                  AND (CAST(:state AS text) IS NULL OR state = :state)
                  AND (CAST(:before AS uuid) IS NULL OR id < :before)
                  AND\s""" + Sought.HAS_WORDS.formatted("content ->> 'title' || ' ' || code") + """
                ORDER BY id DESC LIMIT :most
                """)
                .param("department", sought.department())
                .param("words", sought.array())
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new EditionLine(
                        uuid(row, "id"),
                        row.getString("code"),
                        row.getString("title"),
                        row.getObject("base_version", Integer.class),
                        row.getString("department_code"),
                        word(row, "state", EditionState.class),
                        row.getBoolean("service"),
                        uuidOrNull(row, "changed_by"),
                        instant(row, "changed_at"),
                        uuidOrNull(row, "submitted_by"),
                        row.getObject("publish_on", LocalDate.class),
                        row.getBoolean("returned")))
                .list();
    }

    /** A code no article has. */
    String freeCode() {
        return jdbc.sql("""
                SELECT code FROM (SELECT 'ZS-' || nextval('knowledgebase.article_code') AS code
                                  FROM generate_series(1, 100)) c
                WHERE NOT EXISTS (SELECT 1 FROM knowledgebase.article a WHERE a.code = c.code)
                  AND NOT EXISTS (SELECT 1 FROM knowledgebase.edition e WHERE e.code = c.code)
                LIMIT 1
                """).query(String.class).single();
    }

    /** @return false if one of the article is being written, or the key was used, by somebody at the same moment */
    boolean add(Edition one, String key) {
        return jdbc.sql("""
                INSERT INTO knowledgebase.edition (id, code, base_version, department_code, state, version, content,
                    writers, begun_by, form_key, changed_by, changed_at)
                VALUES (:id, :code, :base, :department, 'DRAFT', 1, CAST(:content AS jsonb), ARRAY[CAST(:by AS uuid)],
                    :by, :key, :by, :at)
                ON CONFLICT DO NOTHING
                """)
                        .param("id", one.id())
                        .param("code", one.code())
                        .param("base", one.baseVersion())
                        .param("department", one.departmentCode())
                        .param("content", json.writeValueAsString(one.content()))
                        .param("by", one.writers().getFirst())
                        .param("key", key)
                        .param("at", at(one.changedAt()))
                        .update()
                == 1;
    }

    /** Handed over as it is begun; {@link Edition#writers} has who did so. */
    void addSubmitted(Writes writes, Edition one, String note) {
        writes.sql("""
                INSERT INTO knowledgebase.edition (id, code, base_version, department_code, state, version, content,
                    writers, begun_by, changed_by, changed_at, submitted_by, submitted_at, note)
                VALUES (:id, :code, :base, :department, 'IN_REVIEW', 1, CAST(:content AS jsonb),
                    ARRAY[CAST(:by AS uuid)], :by, :by, :at, :by, :at, :note)
                """)
                .param("id", one.id())
                .param("code", one.code())
                .param("base", one.baseVersion())
                .param("department", one.departmentCode())
                .param("content", json.writeValueAsString(one.content()))
                .param("by", one.writers().getFirst())
                .param("at", at(one.changedAt()))
                .param("note", note)
                .row("an edition was not added");
    }

    /** @param base the published version it is now compared with */
    void write(UUID id, Content content, @Nullable Integer base, UUID by, Instant now) {
        change(
                """
                UPDATE knowledgebase.edition SET content = CAST(:content AS jsonb), base_version = :base,
                    writers = CASE WHEN :by = ANY (writers) THEN writers ELSE writers || CAST(:by AS uuid) END,
                    changed_by = :by, changed_at = :at, version = version + 1
                WHERE id = :id AND state = 'DRAFT'
                """,
                id,
                by,
                now,
                statement -> statement
                        .param("content", json.writeValueAsString(content))
                        .param("base", base));
    }

    /** Something beside its text was changed: whoever did has had a hand in it, and what others write stays theirs to save. */
    void touch(UUID id, UUID by, Instant now) {
        change("""
                UPDATE knowledgebase.edition SET changed_by = :by, changed_at = :at,
                    writers = CASE WHEN :by = ANY (writers) THEN writers ELSE writers || CAST(:by AS uuid) END
                WHERE id = :id AND state = 'DRAFT'
                """, id, by, now, statement -> statement);
    }

    void submit(UUID id, UUID by, Instant now, @Nullable String note) {
        change("""
                UPDATE knowledgebase.edition SET state = 'IN_REVIEW', submitted_by = :by, submitted_at = :at, note = :note,
                    changed_by = :by, changed_at = :at, version = version + 1
                WHERE id = :id AND state = 'DRAFT'
                """, id, by, now, statement -> statement.param("note", note));
    }

    /** Back to its writers. */
    void reopen(UUID id, @Nullable UUID by, Instant now, @Nullable String why) {
        change("""
                UPDATE knowledgebase.edition SET state = 'DRAFT', submitted_by = NULL, submitted_at = NULL,
                    approved_by = NULL, publish_on = NULL, returned_why = :why, changed_by = CAST(:by AS uuid),
                    changed_at = :at, version = version + 1
                WHERE id = :id AND state <> 'DRAFT'
                """, id, by, now, statement -> statement.param("why", why));
    }

    void schedule(UUID id, UUID by, Instant now, LocalDate day) {
        change("""
                UPDATE knowledgebase.edition SET state = 'SCHEDULED', approved_by = :by, publish_on = :day,
                    changed_by = :by, changed_at = :at, version = version + 1
                WHERE id = :id AND state = 'IN_REVIEW'
                """, id, by, now, statement -> statement.param("day", day));
    }

    void remove(UUID id) {
        must(jdbc.sql("DELETE FROM knowledgebase.edition WHERE id = ?").param(id));
    }

    private void change(
            String sql, UUID id, @Nullable UUID by, Instant now, UnaryOperator<JdbcClient.StatementSpec> more) {
        must(more.apply(jdbc.sql(sql).param("id", id).param("by", by).param("at", at(now))));
    }

    private static void must(JdbcClient.StatementSpec statement) {
        if (statement.update() != 1) {
            throw new IllegalStateException("an edition was changed that was locked here");
        }
    }

    private Edition read(ResultSet row, int number) throws SQLException {
        return new Edition(
                uuid(row, "id"),
                row.getString("code"),
                row.getObject("base_version", Integer.class),
                row.getString("department_code"),
                word(row, "state", EditionState.class),
                row.getLong("version"),
                json.readValue(row.getString("content"), Content.class),
                List.of((UUID[]) row.getArray("writers").getArray()),
                uuidOrNull(row, "changed_by"),
                instant(row, "changed_at"),
                uuidOrNull(row, "submitted_by"),
                instantOrNull(row, "submitted_at"),
                text(row, "note"),
                text(row, "returned_why"),
                uuidOrNull(row, "approved_by"),
                row.getObject("publish_on", LocalDate.class),
                files.read(row));
    }
}
