package org.civicline.knowledgebase.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.Opinions.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was counted. */
@Component
class UseBook {

    /** Between the value and the code, neither of which has one. */
    private static final String BETWEEN = "~";

    private static final String USED = """
            SELECT a.code, a.version, v.title, a.department_code, a.review_by,
                COALESCE(c.shown_first, 0) AS shown_first, COALESCE(c.quoted, 0) AS quoted, COALESCE(c.opened, 0) AS opened,
                COALESCE(c.sent, 0) AS sent, COALESCE(c.ended_case, 0) AS ended_case,
                COALESCE(o.useful, 0) AS useful, COALESCE(o.useless, 0) AS useless
            FROM knowledgebase.article a
            JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
            LEFT JOIN (SELECT code,
                    sum(count) FILTER (WHERE kind = 'SHOWN_FIRST') AS shown_first,
                    sum(count) FILTER (WHERE kind = 'QUOTED') AS quoted,
                    sum(count) FILTER (WHERE kind = 'OPENED') AS opened,
                    sum(count) FILTER (WHERE kind = 'SENT') AS sent,
                    sum(count) FILTER (WHERE kind = 'ENDED_CASE') AS ended_case
                FROM knowledgebase.article_day
                WHERE day >= :since AND (CAST(:code AS text) IS NULL OR code = :code) GROUP BY code) c ON c.code = a.code
            LEFT JOIN (SELECT code, version, count(*) FILTER (WHERE useful) AS useful,
                    count(*) FILTER (WHERE NOT useful) AS useless
                FROM knowledgebase.opinion
                WHERE CAST(:code AS text) IS NULL OR code = :code GROUP BY code, version) o
                ON o.code = a.code AND o.version = a.version
            """;

    private final JdbcClient jdbc;

    UseBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something staff wrote beside their opinion. */
    record Note(
            UUID id,
            int version,
            boolean useful,
            @Nullable Why why,
            String note,
            @Nullable UUID by,
            Instant at) {}

    /** Whether or not it is withdrawn. */
    Optional<Used> of(String code, LocalDate since) {
        return jdbc.sql(USED + "WHERE a.code = :code")
                .param("since", since)
                .param("code", code)
                .query(UseBook::used)
                .optional();
    }

    /** Of the articles people can read. */
    Slice<Used> list(LocalDate since, UseOrder order, @Nullable String department, @Nullable String after, int size) {
        Mark mark = Mark.parse(after);
        List<Used> found = jdbc.sql("SELECT * FROM (" + USED + """
                WHERE a.withdrawn_at IS NULL AND (CAST(:department AS text) IS NULL OR a.department_code = :department)
                ) used WHERE
                """ + order.afterwards() + "LIMIT :most")
                .param("since", since)
                .param("code", null)
                .param("department", department)
                .param("after", mark == null ? null : mark.code())
                .param("value", mark == null ? 0 : mark.value())
                .param("most", size + 1)
                .query(UseBook::used)
                .list();
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        Used last = found.get(size - 1);
        return new Slice<>(found.subList(0, size), order.valueOf(last) + BETWEEN + last.code());
    }

    /** Why the version was of no use, how often each was chosen. */
    Map<Why, Long> reasons(String code, int version) {
        var reasons = new EnumMap<Why, Long>(Why.class);
        jdbc.sql("""
                SELECT why, count(*) AS count FROM knowledgebase.opinion
                WHERE code = ? AND version = ? AND why IS NOT NULL GROUP BY why
                """)
                .params(code, version)
                .query((row, _) -> reasons.put(Columns.word(row, "why", Why.class), row.getLong("count")))
                .list();
        return reasons;
    }

    /** Of all versions, the newest first. */
    List<Note> notes(String code, @Nullable UUID before, int most) {
        return jdbc.sql("""
                SELECT id, version, useful, why, note, staff_id, at FROM knowledgebase.opinion
                WHERE code = :code AND note IS NOT NULL AND (CAST(:before AS uuid) IS NULL OR id < :before)
                ORDER BY id DESC LIMIT :most
                """)
                .param("code", code)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new Note(
                        Columns.uuid(row, "id"),
                        row.getInt("version"),
                        row.getBoolean("useful"),
                        Columns.text(row, "why") == null ? null : Columns.word(row, "why", Why.class),
                        row.getString("note"),
                        Columns.uuidOrNull(row, "staff_id"),
                        Columns.instant(row, "at")))
                .list();
    }

    private record Mark(long value, String code) {

        /** What is none begins at the beginning. */
        static @Nullable Mark parse(@Nullable String written) {
            int at = written == null ? -1 : written.indexOf(BETWEEN);
            if (written == null || at < 1 || !written.substring(0, at).matches("\\d{1,18}")) {
                return null;
            }
            return new Mark(Long.parseLong(written.substring(0, at)), written.substring(at + 1));
        }
    }

    private static Used used(ResultSet row, int number) throws SQLException {
        return new Used(
                row.getString("code"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("department_code"),
                row.getObject("review_by", LocalDate.class),
                row.getLong("shown_first"),
                row.getLong("quoted"),
                row.getLong("opened"),
                row.getLong("sent"),
                row.getLong("ended_case"),
                row.getLong("useful"),
                row.getLong("useless"));
    }
}
