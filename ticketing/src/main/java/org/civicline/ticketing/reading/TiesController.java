package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.reading.Ties.Tied;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a ticket is merged with and related to, for whoever may see its history. */
@RestController
class TiesController {

    /** As many as can be merged, and as many again that are related. */
    private static final int MOST = 1_000;

    private final Tickets tickets;
    private final JdbcClient jdbc;
    private final Access access;

    TiesController(Tickets tickets, JdbcClient jdbc, Access access) {
        this.tickets = tickets;
        this.jdbc = jdbc;
        this.access = access;
    }

    /** How a ticket belongs to another. */
    private enum Kind {
        MAIN,
        MERGED,
        RELATED
    }

    private record Tie(Kind kind, boolean theirs, Tied tied) {}

    @GetMapping("/api/v1/staff/tickets/{id}/ties")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')")
    Ties ties(@PathVariable UUID id) {
        // Refuses whoever may not see the ticket, without opening the citizen's data and so without an audit entry.
        if (tickets.history(new TicketId(id)).isEmpty()) {
            throw new RefusedException(CaseFile.unknown());
        }
        Viewer viewer = access.anyoneOnCases();
        String own = viewer instanceof Viewer.Officer(var staff) ? staff.departmentCode() : null;
        List<Tie> all = read(id, own);
        // That two cases have to do with each other is no business of who has only one of them.
        return new Ties(
                of(all, Kind.MAIN).stream().findFirst().orElse(null),
                of(all, Kind.MERGED),
                of(all.stream().filter(Tie::theirs).toList(), Kind.RELATED));
    }

    private static List<Tied> of(List<Tie> all, Kind kind) {
        return all.stream().filter(one -> one.kind() == kind).map(Tie::tied).toList();
    }

    private List<Tie> read(UUID id, @Nullable String own) {
        return jdbc.sql("""
                WITH tie AS (
                    SELECT 'MERGED' AS kind, id FROM ticketing.ticket WHERE merged_into = :id
                    UNION ALL
                    SELECT 'MAIN', merged_into FROM ticketing.ticket WHERE id = :id AND merged_into IS NOT NULL
                    UNION ALL
                    SELECT 'RELATED', other_id FROM ticketing.related WHERE one_id = :id
                    UNION ALL
                    SELECT 'RELATED', one_id FROM ticketing.related WHERE other_id = :id)
                SELECT tie.kind, t.id, t.number, t.status, t.lead_department, x.title
                FROM tie
                JOIN ticketing.ticket t ON t.id = tie.id
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                ORDER BY t.created_at, t.id LIMIT :most
                """)
                .param("id", id)
                .param("most", MOST)
                .query((row, _) -> tie(row, own))
                .list();
    }

    /** @param own of an officer, who may open what their department leads; null for those who may open any */
    private static Tie tie(ResultSet row, @Nullable String own) throws SQLException {
        boolean theirs = own == null || own.equals(row.getString("lead_department"));
        var tied = new Tied(
                theirs ? uuid(row, "id") : null,
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                theirs ? row.getString("title") : null);
        return new Tie(word(row, "kind", Kind.class), theirs, tied);
    }
}
