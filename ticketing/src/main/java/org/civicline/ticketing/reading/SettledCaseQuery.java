package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.SettledCases;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads along the index by time of closing, so a page costs the same however deep it is. */
@Component
class SettledCaseQuery implements SettledCases {

    /** Later than any case. */
    private static final PageMark END_OF_TIME = PageMark.of(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final JdbcClient jdbc;
    private final Access access;

    SettledCaseQuery(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    private record Found(UUID id, Settled settled) {}

    @Override
    public Slice<Settled> newest(@Nullable String after, int asked) {
        access.machine();
        PageMark given = PageMark.parse(after);
        PageMark mark = given == null ? END_OF_TIME : given;
        int size = PageMark.size(asked);
        List<Found> found = jdbc.sql("""
                SELECT t.id, t.number, t.type, t.category_code, t.urgency, t.lead_department, t.closed_at, x.title, x.text,
                    x.address, COALESCE(t.answer, d.reply) AS answer
                FROM ticketing.ticket t JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                LEFT JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
                WHERE t.closed_at IS NOT NULL AND t.erased_at IS NULL AND NOT t.confidential
                    AND (t.closed_at, t.id) < (:before, :id)
                ORDER BY t.closed_at DESC, t.id DESC LIMIT :limit
                """)
                .param("before", at(mark.moment()))
                .param("id", mark.id())
                .param("limit", size + 1)
                .query((row, _) -> new Found(
                        uuid(row, "id"),
                        new Settled(
                                row.getString("number"),
                                word(row, "type", TicketType.class),
                                row.getString("category_code"),
                                word(row, "urgency", Urgency.class),
                                row.getString("lead_department"),
                                row.getString("title"),
                                row.getString("text"),
                                row.getString("address"),
                                row.getString("answer"),
                                instant(row, "closed_at"))))
                .list();
        Slice<Found> page =
                PageMark.slice(found, size, last -> PageMark.of(last.settled().closedAt(), last.id()));
        return new Slice<>(page.items().stream().map(Found::settled).toList(), page.next());
    }
}
