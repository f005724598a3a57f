package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a ticket. */
@Component
public class TicketHistory {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final People people;
    private final JsonMapper json;

    TicketHistory(JdbcClient jdbc, People people, JsonMapper json) {
        this.jdbc = jdbc;
        this.people = people;
        this.json = json;
    }

    public List<TicketEvent> of(TicketId ticket) {
        List<Line> lines = jdbc.sql("""
                SELECT at, name, staff_id, department_code, details FROM ticketing.ticket_event
                WHERE ticket_id = :ticket ORDER BY at, id
                """)
                .param("ticket", ticket.value())
                .query((row, _) -> new Line(
                        instant(row, "at"),
                        row.getString("name"),
                        uuidOrNull(row, "staff_id"),
                        row.getString("department_code"),
                        row.getString("details")))
                .list();
        Map<UUID, String> names =
                people.staffNames(lines.stream().map(Line::staff).toList());
        return lines.stream().map(line -> event(line, names)).toList();
    }

    private TicketEvent event(Line line, Map<UUID, String> names) {
        var details = new LinkedHashMap<String, Object>();
        String department = people.departmentName(line.department());
        if (department != null) {
            details.put("departmentName", department);
        }
        details.putAll(json.readValue(line.details(), DETAILS));
        UUID staff = line.staff();
        return new TicketEvent(
                line.at(),
                line.name(),
                staff == null ? null : new StaffId(staff),
                staff == null ? null : names.get(staff),
                details);
    }

    private record Line(
            Instant at,
            String name,
            @Nullable UUID staff,
            @Nullable String department,
            String details) {}
}
