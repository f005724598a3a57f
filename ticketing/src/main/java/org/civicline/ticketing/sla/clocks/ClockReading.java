package org.civicline.ticketing.sla.clocks;

import static org.civicline.ticketing.sql.Columns.instant;

import java.util.List;
import java.util.Optional;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Because;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a ticket's clocks; of one that has none, the deadline that runs. */
@Component
class ClockReading {

    private final Clocks clocks;
    private final ClockDial dial;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClockReading(Clocks clocks, ClockDial dial, JdbcClient jdbc, JsonMapper json) {
        this.clocks = clocks;
        this.dial = dial;
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ClockView> of(TicketId ticket) {
        List<DutyClock> kept = clocks.of(ticket);
        return kept.isEmpty()
                ? running(ticket).stream().toList()
                : kept.stream().map(dial::view).toList();
    }

    private Optional<ClockView> running(TicketId ticket) {
        return jdbc.sql("""
                SELECT due_at, due_because, lead_department FROM ticketing.ticket
                WHERE id = :id AND due_at IS NOT NULL
                """)
                .param("id", ticket.value())
                .query((row, number) -> dial.view(
                        json.readValue(row.getString("due_because"), Because.class),
                        instant(row, "due_at"),
                        row.getString("lead_department")))
                .optional();
    }
}
