package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.RecentCases;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads along the index by time of opening. */
@Component
class RecentCaseQuery implements RecentCases {

    private final JdbcClient jdbc;
    private final Access access;
    private final PlaceBook places;

    RecentCaseQuery(JdbcClient jdbc, Access access, PlaceBook places) {
        this.jdbc = jdbc;
        this.access = access;
        this.places = places;
    }

    @Override
    public Slice<Recent> since(Instant from, @Nullable String after, int asked) {
        access.machine();
        PageMark given = PageMark.parse(after);
        PageMark mark = given == null ? PageMark.of(from, new UUID(0, 0)) : given;
        int size = PageMark.size(asked);
        List<Recent> found = jdbc.sql("""
                SELECT t.id, t.category_code, t.place_code, x.title, x.text, t.created_at
                FROM ticketing.ticket t JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                WHERE t.created_at >= :from AND (t.created_at, t.id) > (:after, :id)
                    AND t.erased_at IS NULL AND NOT t.confidential AND t.merged_into IS NULL
                ORDER BY t.created_at, t.id LIMIT :limit
                """)
                .param("from", at(from))
                .param("after", at(mark.moment()))
                .param("id", mark.id())
                .param("limit", size + 1)
                .query((row, _) -> new Recent(
                        new TicketId(uuid(row, "id")),
                        row.getString("category_code"),
                        row.getString("place_code"),
                        row.getString("title"),
                        row.getString("text"),
                        instant(row, "created_at")))
                .list();
        return PageMark.slice(
                found, size, last -> PageMark.of(last.openedAt(), last.id().value()));
    }

    @Override
    public List<Line> lines(Collection<TicketId> ids) {
        access.figures();
        return jdbc.sql("""
                SELECT t.id, t.number, x.title, t.status, t.place_code, t.created_at
                FROM ticketing.ticket t JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                WHERE t.id = ANY (:ids) AND NOT t.confidential
                ORDER BY t.created_at DESC, t.id DESC
                """)
                .param("ids", ids.stream().map(TicketId::value).toArray(UUID[]::new))
                .query((row, _) -> {
                    String place = row.getString("place_code");
                    return new Line(
                            new TicketId(uuid(row, "id")),
                            row.getString("number"),
                            row.getString("title"),
                            word(row, "status", TicketStatus.class),
                            place == null ? null : places.name(place),
                            instant(row, "created_at"));
                })
                .list();
    }
}
