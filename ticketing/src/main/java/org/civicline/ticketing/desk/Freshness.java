package org.civicline.ticketing.desk;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.wording.Meanwhile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether whoever acts on a ticket has seen it as it is. Where not, the refusal says who changed it last, when and how. */
@Component
class Freshness {

    private final JdbcClient jdbc;
    private final Meanwhile meanwhile;

    Freshness(JdbcClient jdbc, Meanwhile meanwhile) {
        this.jdbc = jdbc;
        this.meanwhile = meanwhile;
    }

    private record Last(String name, Meanwhile.Change change) {}

    void require(TicketRow row, long seen) {
        if (row.version() != seen) {
            throw new RefusedException(changed(row));
        }
    }

    private Refusal changed(TicketRow row) {
        Last last = last(row);
        return meanwhile
                .refusal("ticketing.changed-meanwhile", last.change())
                .with("ticketStatus", row.status().name())
                .with("change", last.name());
    }

    private Last last(TicketRow row) {
        return jdbc.sql("""
                SELECT at, name, staff_id FROM ticketing.ticket_event
                WHERE ticket_id = :ticket ORDER BY at DESC, id DESC LIMIT 1
                """)
                .param("ticket", row.id().value())
                .query((event, _) -> new Last(
                        event.getString("name"),
                        new Meanwhile.Change(instant(event, "at"), uuidOrNull(event, "staff_id"))))
                .single();
    }
}
