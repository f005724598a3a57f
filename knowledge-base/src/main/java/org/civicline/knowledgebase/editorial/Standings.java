package org.civicline.knowledgebase.editorial;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
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
import java.util.stream.Collectors;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.editorial.Standing.Withdrawal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how published articles stand. */
@Component
class Standings {

    /** More versions than anybody looks through. */
    private static final int VERSIONS = 100;

    private static final String SELECT = """
            SELECT a.code, a.version, v.title, a.department_code, a.category_code, v.visibility,
                v.service IS NOT NULL AS service, a.review_by, v.published_at, a.times_used, a.withdrawn_at,
                a.withdrawn_by, a.withdrawn_why
            FROM knowledgebase.article a
            JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
            """;

    private static final String HAS_WORDS = Sought.HAS_WORDS.formatted("v.title || ' ' || a.code");

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which articles. */
    enum Which {
        PUBLISHED,
        /** 待复审: to be read again soon, or since long. */
        DUE,
        WITHDRAWN
    }

    /** @param note what the writer said of the change */
    record Version(
            int version,
            String title,
            Instant publishedAt,
            @Nullable UUID writtenBy,
            @Nullable UUID approvedBy,
            @Nullable String note) {}

    /** How many there are of each. */
    record Counts(int published, int due, int withdrawn, int drafts, int inReview, int scheduled) {}

    Optional<Standing> of(String code) {
        return jdbc.sql(SELECT + "WHERE a.code = ?")
                .param(code)
                .query(Standings::read)
                .optional();
    }

    /** Of those of these articles there are, by code. */
    Map<String, Standing> ofAll(Collection<String> codes) {
        return jdbc
                .sql(SELECT + "WHERE a.code = ANY (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(Standings::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::code, Function.identity()));
    }

    /** By code, after the one given. */
    List<Standing> list(boolean withdrawn, Sought sought, @Nullable String after, int most) {
        return jdbc.sql(SELECT + """
                WHERE (a.withdrawn_at IS NOT NULL) = :withdrawn
                  AND (CAST(:department AS text) IS NULL OR a.department_code = :department)
                  AND a.code > COALESCE(CAST(:after AS text), '')
                  AND\s""" + HAS_WORDS + """
                ORDER BY a.code LIMIT :most
                """)
                .param("withdrawn", withdrawn)
                .param("department", sought.department())
                .param("words", sought.array())
                .param("after", after)
                .param("most", most)
                .query(Standings::read)
                .list();
    }

    /** To be read again by that day, the most urgent first, after the one given. */
    List<Standing> due(LocalDate by, Sought sought, LocalDate afterDay, String afterCode, int most) {
        return jdbc.sql(SELECT + """
                WHERE a.withdrawn_at IS NULL AND a.review_by <= :by
                  AND (CAST(:department AS text) IS NULL OR a.department_code = :department)
                  AND (a.review_by, a.code) > (:day, :after)
                  AND\s""" + HAS_WORDS + """
                ORDER BY a.review_by, a.code LIMIT :most
                """)
                .param("by", by)
                .param("department", sought.department())
                .param("words", sought.array())
                .param("day", afterDay)
                .param("after", afterCode)
                .param("most", most)
                .query(Standings::read)
                .list();
    }

    Counts counts(LocalDate dueBy, @Nullable String department) {
        return jdbc.sql("""
                SELECT a.*, e.* FROM
                    (SELECT count(*) FILTER (WHERE withdrawn_at IS NULL) AS published,
                            count(*) FILTER (WHERE withdrawn_at IS NULL AND review_by <= :by) AS due,
                            count(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS withdrawn
                     FROM knowledgebase.article
                     WHERE CAST(:department AS text) IS NULL OR department_code = :department) a,
                    (SELECT count(*) FILTER (WHERE state = 'DRAFT') AS drafts,
                            count(*) FILTER (WHERE state = 'IN_REVIEW') AS in_review,
                            count(*) FILTER (WHERE state = 'SCHEDULED') AS scheduled
                     FROM knowledgebase.edition
                     WHERE CAST(:department AS text) IS NULL OR department_code = :department) e
                """)
                .param("by", dueBy)
                .param("department", department)
                .query((row, _) -> new Counts(
                        row.getInt("published"),
                        row.getInt("due"),
                        row.getInt("withdrawn"),
                        row.getInt("drafts"),
                        row.getInt("in_review"),
                        row.getInt("scheduled")))
                .single();
    }

    /** Newest first. */
    List<Version> versions(String code) {
        return jdbc.sql("""
                SELECT version, title, published_at, written_by, approved_by, note FROM knowledgebase.article_version
                WHERE code = ? ORDER BY version DESC LIMIT ?
                """)
                .params(code, VERSIONS)
                .query((row, _) -> new Version(
                        row.getInt("version"),
                        row.getString("title"),
                        instant(row, "published_at"),
                        uuidOrNull(row, "written_by"),
                        uuidOrNull(row, "approved_by"),
                        row.getString("note")))
                .list();
    }

    /** What is published under these codes, by code. */
    Map<String, String> bodies(Collection<String> codes) {
        return jdbc
                .sql("""
                SELECT v.code, v.body FROM knowledgebase.article a
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE a.code = ANY (:codes)
                """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("code"), row.getString("body")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Standing read(ResultSet row, int number) throws SQLException {
        Instant withdrawn = instantOrNull(row, "withdrawn_at");
        return new Standing(
                row.getString("code"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("department_code"),
                row.getString("category_code"),
                word(row, "visibility", Visibility.class),
                row.getBoolean("service"),
                row.getObject("review_by", LocalDate.class),
                instant(row, "published_at"),
                row.getLong("times_used"),
                withdrawn == null
                        ? null
                        : new Withdrawal(withdrawn, uuid(row, "withdrawn_by"), row.getString("withdrawn_why")));
    }
}
