package org.civicline.ticketing.figures;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases a figure was counted from. Says nothing of their citizens. */
@Component
class FigureCases {

    /**
     * A row that was counted, by its case; a case stands there as often as it was counted.
     *
     * @param at when it counts: opened, closed, due, asked, done, dispatched
     * @param counts whether for the figure; else only against it
     * @param department whose it is
     */
    record Line(
            UUID ticket,
            String number,
            String title,
            TicketStatus status,
            TicketType type,
            Urgency urgency,
            String categoryName,
            @Nullable String department,
            Instant at,
            boolean counts) {}

    private record Placed(Line line, PageMark mark) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Wording wording;
    private final Clock clock;

    FigureCases(JdbcClient jdbc, People people, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Newest first; what is due, first due first.
     *
     * @param counts only what counts for it, or only what counts against it; null for both
     */
    Slice<Line> page(Figure figure, Scope scope, @Nullable Boolean counts, @Nullable String after, int asked) {
        Fact fact = figure.fact();
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        String order = fact.past() ? " DESC" : "";
        String part = "COALESCE(" + figure.part() + ", FALSE)";
        String where = scope.where(fact) + " AND " + figure.whole();
        if (counts != null) {
            where += counts ? " AND " + part : " AND NOT " + part;
        }
        if (mark != null) {
            where += " AND (" + fact.at() + ", " + fact.id() + ") " + (fact.past() ? "<" : ">")
                    + " (:afterAt, :afterId)";
        }
        var query = jdbc.sql(
                        "SELECT n.*, t.number, t.status, t.type, t.urgency, x.title, k.name, k.name_en FROM (SELECT "
                                + fact.id() + " AS id, " + fact.ticket() + " AS ticket_id, " + fact.at() + " AS at, "
                                + fact.department() + " AS department, " + part + " AS counts FROM "
                                + fact.from(scope.ofCase(fact)) + " WHERE " + where + " ORDER BY at" + order + ", id"
                                + order
                                + " LIMIT :limit) n JOIN ticketing.ticket t ON t.id = n.ticket_id"
                                + " JOIN ticketing.ticket_content x ON x.ticket_id = t.id"
                                + " JOIN ticketing.category k ON k.code = t.category_code ORDER BY n.at" + order
                                + ", n.id"
                                + order)
                .params(scope.params())
                .param("now", at(clock.instant()))
                .param("limit", size + 1);
        if (mark != null) {
            query = query.param("afterAt", at(mark.moment())).param("afterId", mark.id());
        }
        Slice<Placed> page = PageMark.slice(query.query((row, _) -> placed(row)).list(), size, Placed::mark);
        return new Slice<>(page.items().stream().map(Placed::line).toList(), page.next());
    }

    private Placed placed(ResultSet row) throws SQLException {
        Instant at = instant(row, "at");
        var line = new Line(
                uuid(row, "ticket_id"),
                row.getString("number"),
                row.getString("title"),
                word(row, "status", TicketStatus.class),
                word(row, "type", TicketType.class),
                word(row, "urgency", Urgency.class),
                wording.name(row.getString("name"), row.getString("name_en")),
                people.departmentName(row.getString("department")),
                at,
                row.getBoolean("counts"));
        return new Placed(line, PageMark.of(at, uuid(row, "id")));
    }
}
