package org.civicline.ticketing.cases;

import static org.civicline.ticketing.sql.Columns.at;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the duties of co-handlers. */
@Component
class CoStore {

    private final JdbcClient jdbc;

    CoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket is not what somebody else's screen shows any more. */
    void touch(TicketRow row) {
        int changed = jdbc.sql(
                        "UPDATE ticketing.ticket SET version = version + 1 WHERE id = :id AND version = :version")
                .param("id", row.id().value())
                .param("version", row.version())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("a locked ticket changed meanwhile: " + row.id());
        }
    }

    void named(UUID id, TicketId ticket, CoAction.Name name, boolean bound) {
        jdbc.sql("""
                INSERT INTO ticketing.dispatch (id, ticket_id, department_code, duty, status, note, dispatched_at, bound)
                VALUES (:id, :ticket, :department, 'CO', 'DISPATCHED', :note, :at, :bound)
                """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("department", name.department())
                .param("note", name.note())
                .param("at", at(name.at()))
                .param("bound", bound)
                .update();
    }

    void released(CoDuty duty) {
        changed(duty, jdbc.sql("UPDATE ticketing.dispatch SET status = 'WITHDRAWN' WHERE id = :id"));
    }

    void signed(CoDuty duty, Instant when) {
        changed(
                duty,
                jdbc.sql("UPDATE ticketing.dispatch SET status = 'SIGNED', signed_at = :at WHERE id = :id")
                        .param("at", at(when)));
    }

    void contributed(CoDuty duty, String text, Instant when) {
        changed(duty, jdbc.sql("""
                UPDATE ticketing.dispatch SET status = 'REPLIED', replied_at = :at, reply = :text WHERE id = :id
                """).param("at", at(when)).param("text", text));
    }

    void declined(CoDuty duty, String reason, Instant when) {
        changed(duty, jdbc.sql("""
                UPDATE ticketing.dispatch SET status = 'RETURNED', returned_at = :at, return_reason = :reason
                WHERE id = :id
                """).param("at", at(when)).param("reason", reason));
    }

    private static void changed(CoDuty duty, JdbcClient.StatementSpec statement) {
        if (statement.param("id", duty.dispatch().value()).update() != 1) {
            throw new IllegalStateException("no such dispatch: " + duty.dispatch());
        }
    }
}
