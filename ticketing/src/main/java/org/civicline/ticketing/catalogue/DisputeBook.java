package org.civicline.ticketing.catalogue;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Columns;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.cases.Pending;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.catalogue.Dispute.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what speaks against entries until somebody has weighed it. */
@Component
public class DisputeBook {

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final CatalogueBook book;
    private final Clock clock;

    DisputeBook(JdbcClient jdbc, CatalogueBook book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** The desk agrees that a department gives a case back: it counts if the catalogue names that department. */
    public void returned(TicketRow row) {
        if (row.lead() != null && row.pending() instanceof Pending.Return(var _, String text, String suggested)) {
            String by = row.lead().department();
            book.match(row.content().categoryCode(), row.content().address())
                    .filter(match -> match.entry().terms().departmentCode().equals(by))
                    .ifPresent(match -> add(match, row, Kind.RETURNED, suggested, text));
        }
    }

    /** An arbiter has decided whose a case is: it counts if the catalogue names another. */
    public void arbitrated(TicketRow row, String department, String grounds) {
        book.match(row.content().categoryCode(), row.content().address())
                .filter(match -> !match.entry().terms().departmentCode().equals(department))
                .ifPresent(match -> add(match, row, Kind.ARBITRATED, department, grounds));
    }

    private void add(CatalogueBook.Match match, TicketRow row, Kind kind, @Nullable String department, String reason) {
        jdbc.sql("""
                INSERT INTO ticketing.catalogue_dispute AS d (number, ticket_id, version, kind, at, department_code,
                    category_code, place_code, reason)
                VALUES (:number, :ticket, :version, :kind, :at, :department, :category, :place, :reason)
                ON CONFLICT (number, ticket_id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
                    at = excluded.at, department_code = COALESCE(excluded.department_code, d.department_code),
                    category_code = excluded.category_code, place_code = excluded.place_code,
                    reason = excluded.reason, settled_at = NULL, settled_by = NULL, settled_note = NULL
                """)
                .param("number", match.entry().number())
                .param("ticket", row.id().value())
                .param("version", match.entry().version())
                .param("kind", kind.name())
                .param("at", at(Columns.now(clock)))
                .param("department", department)
                .param("category", row.content().categoryCode())
                .param("place", match.places().isEmpty() ? null : match.places().getFirst())
                .param("reason", reason)
                .update();
    }

    /** How many are open, by the number of the entry. */
    Map<Integer, Integer> open() {
        var counts = new HashMap<Integer, Integer>();
        jdbc.sql("""
                SELECT number, count(*) AS disputes FROM ticketing.catalogue_dispute
                WHERE settled_at IS NULL GROUP BY number
                """).query(row -> {
            counts.put(row.getInt("number"), row.getInt("disputes"));
        });
        return counts;
    }

    /** Those open, newest first. */
    List<Dispute> open(int number) {
        return jdbc.sql("""
                SELECT d.*, t.number AS ticket_number FROM ticketing.catalogue_dispute d
                JOIN ticketing.ticket t ON t.id = d.ticket_id
                WHERE d.number = :number AND d.settled_at IS NULL ORDER BY d.at DESC, d.ticket_id LIMIT :most
                """)
                .param("number", number)
                .param("most", MOST_SHOWN)
                .query(DisputeBook::dispute)
                .list();
    }

    void settle(Collection<Integer> numbers, String note, StaffMember by) {
        jdbc.sql("""
                UPDATE ticketing.catalogue_dispute SET settled_at = :now, settled_by = :by, settled_note = :note
                WHERE number = ANY (:numbers) AND settled_at IS NULL
                """)
                .param("now", at(Columns.now(clock)))
                .param("by", by.id().value())
                .param("note", note)
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    private static Dispute dispute(ResultSet row, int count) throws SQLException {
        return new Dispute(
                row.getInt("number"),
                row.getInt("version"),
                uuid(row, "ticket_id"),
                row.getString("ticket_number"),
                word(row, "kind", Kind.class),
                instant(row, "at"),
                row.getString("department_code"),
                row.getString("category_code"),
                row.getString("place_code"),
                row.getString("reason"));
    }
}
