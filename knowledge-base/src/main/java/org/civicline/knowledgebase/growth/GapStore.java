package org.civicline.knowledgebase.growth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.growth.Gap.Found;
import org.civicline.knowledgebase.growth.Gap.Origin;
import org.civicline.knowledgebase.growth.Gap.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The gaps that are known. */
@Component
class GapStore {

    /** Between the count and the id, neither of which has one. */
    private static final String BETWEEN = "~";

    /** So long after it was closed, the same is another gap. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** So long after it was last seen, an open one is none. */
    private static final Duration GONE = Duration.ofDays(30);

    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    GapStore(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Keeps other nodes out until the transaction ends. */
    boolean alone() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('knowledgebase.gaps'))")
                .query(Boolean.class)
                .single();
    }

    /** All that what is found may be; what was dismissed stays so. */
    List<Gap> known() {
        return jdbc.sql("""
                SELECT * FROM knowledgebase.gap WHERE state <> 'CLOSED' OR ended_at > :since ORDER BY id LIMIT :most
                """)
                .param("since", Columns.at(clock.instant().minus(REMEMBERED)))
                .param("most", MOST)
                .query(GapStore::read)
                .list();
    }

    void add(List<Found> found) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.gap (id, origin, label, department_code, category_code, article_code,
                    article_version, count, examples, since, seen_at, state, version)
                VALUES (:id, :origin, :label, :department, :category, :article, :articleVersion, :count, :examples, :since,
                    :now, 'OPEN', 1)
                """, found.stream().map(one -> values(Ids.next(clock), one)).toArray(SqlParameterSource[]::new));
    }

    /** They show again: as they show now, if nothing was done about them yet. */
    void seen(Map<UUID, Found> found) {
        batches.batchUpdate(
                """
                UPDATE knowledgebase.gap SET count = :count, examples = :examples, seen_at = :now,
                    label = CASE WHEN state = 'OPEN' THEN CAST(:label AS text[]) ELSE label END,
                    department_code = CASE WHEN state = 'OPEN' THEN :department ELSE department_code END,
                    category_code = CASE WHEN state = 'OPEN' THEN :category ELSE category_code END,
                    article_code = CASE WHEN state = 'OPEN' THEN :article ELSE article_code END
                WHERE id = :id
                """,
                found.entrySet().stream()
                        .map(one -> values(one.getKey(), one.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(UUID id, Found found) {
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("origin", found.origin().name())
                .addValue("label", found.label().toArray(String[]::new))
                .addValue("department", found.departmentCode())
                .addValue("category", found.categoryCode())
                .addValue("article", found.articleCode())
                .addValue("articleVersion", found.articleVersion())
                .addValue("count", found.count())
                .addValue("examples", found.examples().toArray(String[]::new))
                .addValue("since", Columns.at(found.since()))
                .addValue("now", Columns.at(Columns.now(clock)));
    }

    /** What became of the drafts, and what shows no more. */
    void follow() {
        jdbc.sql("""
                UPDATE knowledgebase.gap g SET state = 'CLOSED', ended_at = :now, version = g.version + 1
                FROM knowledgebase.article a
                WHERE g.state = 'DRAFTED' AND a.code = g.draft_code AND a.version > COALESCE(g.draft_base, 0)
                """).param("now", Columns.at(Columns.now(clock))).update();
        jdbc.sql("""
                UPDATE knowledgebase.gap g SET state = 'OPEN', draft_code = NULL, draft_base = NULL, version = g.version + 1
                WHERE g.state = 'DRAFTED'
                    AND NOT EXISTS (SELECT FROM knowledgebase.edition e WHERE e.code = g.draft_code)
                """).update();
        jdbc.sql("""
                UPDATE knowledgebase.gap g SET state = 'CLOSED', ended_at = :now, draft_code = a.code, version = g.version + 1
                FROM knowledgebase.article a
                WHERE g.state = 'OPEN' AND g.origin = 'ARTICLE' AND a.code = g.article_code AND a.version > g.article_version
                """).param("now", Columns.at(Columns.now(clock))).update();
        jdbc.sql("DELETE FROM knowledgebase.gap WHERE state = 'OPEN' AND seen_at < :before")
                .param("before", Columns.at(clock.instant().minus(GONE)))
                .update();
        jdbc.sql("UPDATE knowledgebase.gap SET examples = '{}' WHERE examples <> '{}' AND seen_at < :before")
                .param("before", Columns.at(clock.instant().minus(GONE)))
                .update();
    }

    /**
     * @param articleTitle of the article named
     * @param edition what is being written for it
     */
    record Line(
            Gap gap,
            @Nullable String articleTitle,
            @Nullable UUID edition) {}

    /** The most frequent first. */
    Slice<Line> list(
            State state, @Nullable Origin origin, @Nullable String department, @Nullable String after, int size) {
        String[] mark = after == null ? new String[0] : after.split(BETWEEN, 2);
        boolean going = mark.length == 2 && mark[0].matches("\\d{1,9}") && mark[1].matches("[0-9a-f-]{36}");
        List<Line> found = jdbc.sql("""
                SELECT g.*, v.title, e.id AS edition FROM knowledgebase.gap g
                LEFT JOIN knowledgebase.article a ON a.code = g.article_code
                LEFT JOIN knowledgebase.edition e ON e.code = g.draft_code AND g.state = 'DRAFTED'
                LEFT JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE g.state = :state
                    AND (CAST(:origin AS text) IS NULL OR g.origin = :origin)
                    AND (CAST(:department AS text) IS NULL OR g.department_code = :department)
                    AND (CAST(:count AS int) IS NULL OR g.count < :count OR g.count = :count AND g.id > CAST(:id AS uuid))
                ORDER BY g.count DESC, g.id LIMIT :most
                """)
                .param("state", state.name())
                .param("origin", origin == null ? null : origin.name())
                .param("department", department)
                .param("count", going ? Integer.valueOf(mark[0]) : null)
                .param("id", going ? mark[1] : null)
                .param("most", size + 1)
                .query((row, number) ->
                        new Line(read(row, number), Columns.text(row, "title"), Columns.uuidOrNull(row, "edition")))
                .list();
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        Gap last = found.get(size - 1).gap();
        return new Slice<>(found.subList(0, size), last.count() + BETWEEN + last.id());
    }

    Optional<Gap> find(UUID id) {
        return jdbc.sql("SELECT * FROM knowledgebase.gap WHERE id = ?")
                .param(id)
                .query(GapStore::read)
                .optional();
    }

    /** @return false if somebody else did something about it meanwhile */
    boolean drafted(Gap gap, String code) {
        return changed(gap, "state = 'DRAFTED', draft_code = :code, draft_base = :base", Map.of("code", code));
    }

    /** @return false if somebody else did something about it meanwhile */
    boolean dismissed(Gap gap, UUID by, String why) {
        return changed(
                gap,
                "state = 'DISMISSED', ended_at = :now, dismissed_by = :by, dismissed_why = :why",
                Map.of("by", by, "why", why));
    }

    private boolean changed(Gap gap, String how, Map<String, Object> values) {
        return jdbc.sql("UPDATE knowledgebase.gap SET version = version + 1, " + how
                                + " WHERE id = :gap AND version = :seen AND state = 'OPEN'")
                        .params(values)
                        .param("base", gap.origin() == Origin.ARTICLE ? gap.articleVersion() : null)
                        .param("now", Columns.at(Columns.now(clock)))
                        .param("gap", gap.id())
                        .param("seen", gap.version())
                        .update()
                == 1;
    }

    private static Gap read(ResultSet row, int number) throws SQLException {
        return new Gap(
                Columns.uuid(row, "id"),
                Columns.word(row, "origin", Origin.class),
                texts(row, "label"),
                Columns.text(row, "department_code"),
                Columns.text(row, "category_code"),
                Columns.text(row, "article_code"),
                row.getObject("article_version", Integer.class),
                row.getInt("count"),
                texts(row, "examples"),
                Columns.instant(row, "since"),
                Columns.instant(row, "seen_at"),
                Columns.word(row, "state", State.class),
                row.getLong("version"),
                Columns.text(row, "draft_code"),
                row.getObject("draft_base", Integer.class),
                Columns.text(row, "dismissed_why"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
