package org.civicline.ticketing.extensions;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests for more time: those that wait from the cases, those decided from their history. */
@Component
class ExtensionStore {

    /**
     * A request that waits.
     *
     * @param dueAt when the reply is due now
     * @param version of the case, for whoever decides
     */
    record Waiting(Request request, Instant dueAt, long version) {

        PageMark mark() {
            return PageMark.of(dueAt, request.ticket());
        }
    }

    /** A request that was decided. @param note why it was refused */
    record Decided(
            Request request,
            UUID id,
            Instant at,
            @Nullable UUID by,
            boolean granted,
            @Nullable String note) {

        PageMark mark() {
            return PageMark.of(at, id);
        }
    }

    /** What was asked for. @param reason null where it is forgotten */
    record Request(
            UUID ticket,
            String number,
            String title,
            Urgency urgency,
            String department,
            int workingDays,
            @Nullable String reason,
            Instant askedAt,
            @Nullable UUID askedBy) {}

    private static final String ASKED = """
            t.id AS ticket, t.number, t.urgency, x.title, a.at AS asked_at, a.staff_id AS asked_by,
                a.department_code AS department, CAST(a.details ->> 'workingDays' AS integer) AS working_days,
                a.details ->> 'text' AS reason
            """;

    private final JdbcClient jdbc;

    ExtensionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose reply is due first, first. */
    Slice<Waiting> waiting(@Nullable PageMark after, int size) {
        List<Waiting> found = jdbc.sql("SELECT t.due_at, t.version, " + ASKED + """
                FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                JOIN LATERAL (SELECT * FROM ticketing.ticket_event e
                              WHERE e.ticket_id = t.id AND e.name = 'extension-asked'
                              ORDER BY e.at DESC, e.id DESC LIMIT 1) a ON TRUE
                WHERE t.pending ->> 'kind' = 'extension' AND (:first OR (t.due_at, t.id) > (:time, :id))
                ORDER BY t.due_at, t.id LIMIT :limit
                """)
                .param("first", after == null)
                .param("time", at(after == null ? Instant.EPOCH : after.moment()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", size + 1)
                .query((row, _) -> new Waiting(request(row), instant(row, "due_at"), row.getLong("version")))
                .list();
        return PageMark.slice(found, size, Waiting::mark);
    }

    /** Newest first. */
    Slice<Decided> decided(@Nullable PageMark after, int size) {
        List<Decided> found = jdbc.sql(
                        "SELECT d.id, d.at, d.staff_id, d.name, d.details ->> 'text' AS note, " + ASKED + """
                FROM ticketing.ticket_event d
                JOIN ticketing.ticket t ON t.id = d.ticket_id
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                JOIN LATERAL (SELECT * FROM ticketing.ticket_event e
                              WHERE e.ticket_id = d.ticket_id AND e.name = 'extension-asked' AND e.at <= d.at
                              ORDER BY e.at DESC, e.id DESC LIMIT 1) a ON TRUE
                WHERE d.name IN ('extension-granted', 'extension-refused')
                    AND (:first OR (d.at, d.id) < (:time, :id))
                ORDER BY d.at DESC, d.id DESC LIMIT :limit
                """)
                .param("first", after == null)
                .param("time", at(after == null ? Instant.EPOCH : after.moment()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", size + 1)
                .query(ExtensionStore::decided)
                .list();
        return PageMark.slice(found, size, Decided::mark);
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                request(row),
                uuid(row, "id"),
                instant(row, "at"),
                uuidOrNull(row, "staff_id"),
                row.getString("name").equals("extension-granted"),
                row.getString("note"));
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                uuid(row, "ticket"),
                row.getString("number"),
                row.getString("title"),
                word(row, "urgency", Urgency.class),
                row.getString("department"),
                row.getInt("working_days"),
                row.getString("reason"),
                instant(row, "asked_at"),
                uuidOrNull(row, "asked_by"));
    }
}
