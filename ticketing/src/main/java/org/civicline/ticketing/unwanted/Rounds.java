package org.civicline.ticketing.unwanted;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which departments led a case one after the other. */
@Component
class Rounds {

    /**
     * A department's turn.
     *
     * @param signedAt null if it never accepted the duty
     * @param returnedAt when the case went from it to another, by a return or an arbiter's word
     * @param reason why it did
     */
    record Round(
            String department,
            Instant dispatchedAt,
            @Nullable Instant signedAt,
            @Nullable Instant returnedAt,
            @Nullable String reason) {}

    private final JdbcClient jdbc;

    Rounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first first. */
    List<Round> of(TicketId ticket) {
        return jdbc.sql("""
                SELECT department_code, dispatched_at, signed_at, returned_at, return_reason
                FROM ticketing.dispatch WHERE ticket_id = :ticket AND duty = 'LEAD' ORDER BY dispatched_at, id
                """)
                .param("ticket", ticket.value())
                .query(Rounds::round)
                .list();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getString("department_code"),
                instant(row, "dispatched_at"),
                instantOrNull(row, "signed_at"),
                instantOrNull(row, "returned_at"),
                row.getString("return_reason"));
    }
}
