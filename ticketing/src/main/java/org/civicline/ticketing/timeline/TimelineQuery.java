package org.civicline.ticketing.timeline;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One page of a citizen's timeline: interactions and the events of the citizen's tickets, merged by the database. */
@Component
class TimelineQuery {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LAST_ID = new UUID(-1L, -1L);

    /** Each half is cut to a page before they are merged, so that a long history costs no more than a short one. */
    private static final String PAGE = """
            (SELECT i.began_at AS at, i.id, 'interaction' AS kind, lower(i.channel) AS what, i.inbound, i.text, i.result,
                i.joined_at, i.ended_at, i.recording_path IS NOT NULL AS recording, i.staff_id, NULL::uuid AS ticket_id,
                NULL AS number, NULL AS title, NULL AS department_code, NULL AS details,
                ARRAY(SELECT t.number FROM ticketing.interaction_ticket it JOIN ticketing.ticket t ON t.id = it.ticket_id
                    WHERE it.interaction_id = i.id ORDER BY t.number) AS numbers
             FROM ticketing.interaction i
             WHERE i.citizen_id = ticketing.survivor(:citizen) AND (i.began_at, i.id) < (:at, :id)
             ORDER BY i.began_at DESC, i.id DESC LIMIT :limit)
            UNION ALL
            (SELECT e.at, e.id, 'ticket-event', e.name, NULL, NULL, NULL, NULL, NULL, FALSE, e.staff_id, e.ticket_id,
                t.number, x.title, e.department_code, e.details::text, NULL
             FROM ticketing.ticket t
             JOIN ticketing.ticket_event e ON e.ticket_id = t.id
             JOIN ticketing.ticket_content x ON x.ticket_id = t.id
             WHERE t.citizen_id = ticketing.survivor(:citizen) AND (e.at, e.id) < (:at, :id)
             ORDER BY e.at DESC, e.id DESC LIMIT :limit)
            ORDER BY at DESC, id DESC LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final JsonMapper json;

    TimelineQuery(JdbcClient jdbc, People people, JsonMapper json) {
        this.jdbc = jdbc;
        this.people = people;
        this.json = json;
    }

    Slice<TimelineEntry> page(CitizenId citizen, @Nullable String after, int asked) {
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        List<Line> lines = jdbc.sql(PAGE)
                .param("citizen", citizen.value())
                .param("at", at(mark == null ? END_OF_TIME : mark.moment()))
                .param("id", mark == null ? LAST_ID : mark.id())
                .param("limit", size + 1)
                .query(TimelineQuery::line)
                .list();
        Slice<Line> page = PageMark.slice(lines, size, line -> PageMark.of(line.at(), line.id()));
        Map<UUID, String> names =
                people.staffNames(page.items().stream().map(Line::staff).toList());
        return new Slice<>(page.items().stream().map(line -> entry(line, names)).toList(), page.next());
    }

    private TimelineEntry entry(Line line, Map<UUID, String> names) {
        var details = new LinkedHashMap<String, Object>();
        if (line.staff() != null) {
            put(details, "staffName", names.get(line.staff()));
        }
        if (line.ticket() == null) {
            put(details, "text", line.text());
            put(details, "result", line.result());
            put(details, "seconds", line.seconds());
            details.put("recording", line.recording());
            details.put("ticketNumbers", line.numbers());
        } else {
            put(details, "number", line.number());
            put(details, "title", line.title());
            put(details, "departmentName", people.departmentName(line.department()));
            details.putAll(json.readValue(line.details(), new TypeReference<Map<String, Object>>() {}));
        }
        return new TimelineEntry(
                line.id().toString(),
                line.kind(),
                line.at(),
                line.what(),
                line.ticket() == null ? new InteractionId(line.id()) : null,
                line.ticket() == null ? null : new TicketId(line.ticket()),
                details);
    }

    private static void put(Map<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        boolean interaction = row.getString("kind").equals("interaction");
        String what = row.getString("what");
        return new Line(
                instant(row, "at"),
                uuid(row, "id"),
                row.getString("kind"),
                interaction ? what + (row.getBoolean("inbound") ? "-in" : "-out") : what,
                row.getString("text"),
                row.getString("result"),
                interaction ? seconds(row) : null,
                row.getBoolean("recording"),
                uuidOrNull(row, "staff_id"),
                uuidOrNull(row, "ticket_id"),
                row.getString("number"),
                row.getString("title"),
                row.getString("department_code"),
                row.getString("details"),
                interaction ? List.of((String[]) row.getArray("numbers").getArray()) : List.of());
    }

    /** How long they talked: with one of us, or with the machine that asked for a judgement. */
    private static @Nullable Long seconds(ResultSet row) throws SQLException {
        Instant joined = instantOrNull(row, "joined_at");
        Instant ended = instantOrNull(row, "ended_at");
        if (joined == null && "answered".equals(row.getString("result"))) {
            joined = instant(row, "at");
        }
        return joined == null || ended == null
                ? null
                : Duration.between(joined, ended).toSeconds();
    }

    private record Line(
            Instant at,
            UUID id,
            String kind,
            String what,
            @Nullable String text,
            @Nullable String result,
            @Nullable Long seconds,
            boolean recording,
            @Nullable UUID staff,
            @Nullable UUID ticket,
            @Nullable String number,
            @Nullable String title,
            @Nullable String department,
            @Nullable String details,
            List<String> numbers) {}
}
