package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and searches tickets, in the order of an inbox. */
@Component
public class TicketList {

    private final JdbcClient jdbc;
    private final TextSearch search;
    private final Access access;
    private final People people;
    private final Wording wording;
    private final Clock clock;

    TicketList(JdbcClient jdbc, TextSearch search, Access access, People people, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.access = access;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    public Slice<TicketLine> page(TicketFilter filter, @Nullable String after, int asked) {
        var conditions = new Conditions();
        switch (access.anyoneOnCases()) {
            case Viewer.Officer(var staff) ->
                conditions.forDepartment(staff.departmentCode(), filter.helping(), filter.citizen());
            case Viewer.Desk _, Viewer.Leader _, Viewer.Machine _, Viewer.Stranger _ ->
                conditions.forEverybody(filter.departmentCode(), filter.helping(), filter.citizen());
        }
        conditions.statuses(filter.statuses());
        SoughtWords words = conditions.text(filter.text());
        conditions.urgency(filter.urgency());
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        Instant now = clock.instant();
        if (filter.late()) {
            conditions.dueBefore(now);
        }
        Slice<Listed> page = words.none()
                ? page(conditions.after(mark), size, now)
                : search.page(conditions, words, mark, size, (row, _) -> listed(row, now));
        return new Slice<>(page.items().stream().map(Listed::line).toList(), page.next());
    }

    private Slice<Listed> page(Conditions conditions, int size, Instant now) {
        List<Listed> found = jdbc.sql(
                        """
                SELECT t.id, t.version, t.number, t.status, t.type, t.urgency, x.title, t.lead_department, t.created_at, t.due_at,
                    t.inbox_rank, t.inbox_place, k.name AS category_name, k.name_en AS category_name_en
                FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                JOIN ticketing.category k ON k.code = t.category_code
                """ + conditions.where() + "ORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT :limit")
                .params(conditions.params())
                .param("limit", size + 1)
                .query((row, _) -> listed(row, now))
                .list();
        return PageMark.slice(found, size, Listed::mark);
    }

    private Listed listed(ResultSet row, Instant now) throws SQLException {
        Instant due = instantOrNull(row, "due_at");
        var id = new TicketId(uuid(row, "id"));
        var line = new TicketLine(
                id,
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                word(row, "type", TicketType.class),
                wording.name(row.getString("category_name"), row.getString("category_name_en")),
                word(row, "urgency", Urgency.class),
                row.getString("title"),
                people.departmentName(row.getString("lead_department")),
                instant(row, "created_at"),
                due,
                due != null && due.isBefore(now),
                row.getLong("version"));
        return new Listed(line, new PageMark(row.getLong("inbox_rank"), row.getLong("inbox_place"), id.value()));
    }
}
