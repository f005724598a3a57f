package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds cases by words, in the order of an inbox. There are two ways, and both find the same. The index of pairs of
 * characters knows every case that has them, in no order: the way for words that few cases hold. Along the inbox one case
 * after the other is looked into until the page is full: the way for words that many hold.
 *
 * <p>Where neither is short – words that many cases hold, but hardly any of those asked for – a page ends after
 * {@link Pace#most()} cases, with what was found among them; the next goes on from there.
 */
@Component
class TextSearch {

    /** OFFSET 0 keeps the planner from reading all cases instead of those found. */
    private static final String BY_INDEX = """
            WITH found AS MATERIALIZED (
                SELECT x.ticket_id, x.title FROM ticketing.ticket_content x
                WHERE %s
                    AND %s)
            SELECT t.*, k.name AS category_name, k.name_en AS category_name_en
            FROM (
                SELECT t.*, x.title FROM found x
                CROSS JOIN LATERAL (
                    SELECT t.id, t.version, t.number, t.status, t.type, t.category_code, t.urgency, t.lead_department,
                        t.created_at, t.due_at, t.inbox_rank, t.inbox_place
                    FROM ticketing.ticket t
                    %sOFFSET 0) AS t
                ORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT :limit) AS t
            JOIN ticketing.category k ON k.code = t.category_code
            ORDER BY t.inbox_rank, t.inbox_place, t.id
            """;

    /** The last case looked into comes too, found or not. Here OFFSET 0 keeps the order of the inbox. */
    private static final String ALONG_THE_INBOX = """
            WITH found AS MATERIALIZED (
                SELECT t.*, x.title FROM (
                    SELECT t.id, t.version, t.number, t.status, t.type, t.category_code, t.urgency, t.lead_department,
                        t.created_at, t.due_at, t.inbox_rank, t.inbox_place,
                        row_number() OVER (ORDER BY t.inbox_rank, t.inbox_place, t.id) AS step
                    FROM ticketing.ticket t
                    %1$sORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT %2$d) AS t
                LEFT JOIN LATERAL (
                    SELECT x.title FROM ticketing.ticket_content x
                    WHERE x.ticket_id = t.id
                        AND %3$s
                    OFFSET 0) AS x ON TRUE
                WHERE x.title IS NOT NULL OR t.step = %2$d
                ORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT :limit)
            SELECT t.*, k.name AS category_name, k.name_en AS category_name_en
            FROM found t JOIN ticketing.category k ON k.code = t.category_code
            ORDER BY t.inbox_rank, t.inbox_place, t.id
            """;

    private final JdbcClient jdbc;
    private final CommonPairs pairs;
    private final Pace pace;

    TextSearch(JdbcClient jdbc, CommonPairs pairs, Pace pace) {
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.pace = pace;
    }

    Slice<Listed> page(
            Conditions conditions, SoughtWords words, @Nullable PageMark after, int size, RowMapper<Listed> row) {
        int wanted = size + 1;
        var way = new Way(pairs.of(words), pace, wanted);
        var found = new ArrayList<Listed>();
        PageMark from = after;
        while (way.alongTheInbox()) {
            if (way.farEnough()) {
                return new Slice<>(found, Objects.requireNonNull(from).toString());
            }
            int stride = way.stride();
            Part part = walked(conditions.after(from), words, stride, wanted - found.size(), row);
            found.addAll(part.found());
            from = part.end();
            if (from == null) {
                return PageMark.slice(found, size, Listed::mark);
            }
            way.went(stride, part.found().size());
        }
        found.addAll(indexed(conditions.after(from), words, wanted - found.size(), row));
        return PageMark.slice(found, size, Listed::mark);
    }

    /**
     * What was found in a part of the inbox.
     *
     * @param end where that part ended; null if the inbox did, or the page is full
     */
    private record Part(List<Listed> found, @Nullable PageMark end) {}

    /** @param hit null for a case that was looked into in vain */
    private record Step(@Nullable Listed hit, long number, PageMark mark) {}

    private Part walked(Conditions conditions, SoughtWords words, int stride, int wanted, RowMapper<Listed> row) {
        List<Step> steps = jdbc.sql(ALONG_THE_INBOX.formatted(conditions.where(), stride, words.inText()))
                .params(conditions.params())
                .params(words.params())
                .param("limit", wanted)
                .query((one, number) -> step(one, number, row))
                .list();
        List<Listed> found =
                steps.stream().map(Step::hit).filter(Objects::nonNull).toList();
        boolean further =
                found.size() < wanted && !steps.isEmpty() && steps.getLast().number() == stride;
        return new Part(found, further ? steps.getLast().mark() : null);
    }

    private static Step step(ResultSet one, int number, RowMapper<Listed> row) throws SQLException {
        Listed hit = one.getString("title") == null ? null : row.mapRow(one, number);
        var mark = new PageMark(one.getLong("inbox_rank"), one.getLong("inbox_place"), uuid(one, "id"));
        return new Step(hit, one.getLong("step"), mark);
    }

    private List<Listed> indexed(Conditions conditions, SoughtWords words, int wanted, RowMapper<Listed> row) {
        return jdbc.sql(BY_INDEX.formatted(
                        words.inIndex(),
                        words.inText(),
                        conditions.of("t.id = x.ticket_id").where()))
                .params(conditions.params())
                .params(words.params())
                .param("limit", wanted)
                .query(row)
                .list();
    }
}
