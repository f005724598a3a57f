package org.civicline.ticketing.desk;

import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.uuidOrNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether whoever acts on a ticket has seen it as it is. Where not, the refusal says who changed it last, when and how. */
@Component
class Freshness {

    private final JdbcClient jdbc;
    private final People people;

    Freshness(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    private record Change(Instant at, String name, @Nullable UUID by) {}

    void require(TicketRow row, long seen) {
        if (row.version() != seen) {
            throw new RefusedException(changed(row));
        }
    }

    private Refusal changed(TicketRow row) {
        Change last = last(row);
        Refusal refusal = Refusal.conflict("ticketing.changed-meanwhile")
                .with("ticketStatus", row.status().name())
                .with("change", last.name())
                .with("changedAt", last.at().toString());
        UUID by = last.by();
        String name = by == null ? null : people.staffNames(List.of(by)).get(by);
        return name == null ? refusal : refusal.with("changedBy", name);
    }

    private Change last(TicketRow row) {
        return jdbc.sql("""
                SELECT at, name, staff_id FROM ticketing.ticket_event
                WHERE ticket_id = :ticket ORDER BY at DESC, id DESC LIMIT 1
                """)
                .param("ticket", row.id().value())
                .query((event, _) ->
                        new Change(instant(event, "at"), event.getString("name"), uuidOrNull(event, "staff_id")))
                .single();
    }
}
