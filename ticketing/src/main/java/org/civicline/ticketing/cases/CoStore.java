package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.UUID;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.springframework.stereotype.Component;

/** Writes the duties of co-handlers. */
@Component
class CoStore {

    /** The ticket is not what somebody else's screen shows any more. */
    void touch(Writes writes, TicketRow row) {
        writes.sql("UPDATE ticketing.ticket SET version = version + 1 WHERE id = :id AND version = :version")
                .param("id", row.id().value())
                .param("version", row.version())
                .one("a locked ticket changed meanwhile: " + row.id());
    }

    void named(Writes writes, UUID id, TicketId ticket, CoAction.Name name, boolean bound) {
        writes.sql("""
                INSERT INTO ticketing.dispatch (id, ticket_id, department_code, duty, status, note, dispatched_at, bound)
                VALUES (:id, :ticket, :department, 'CO', 'DISPATCHED', :note, :at, :bound)
                """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("department", name.department())
                .param("note", name.note())
                .param("at", at(name.at()))
                .param("bound", bound)
                .any();
    }

    void released(Writes writes, CoDuty duty) {
        changed(duty, writes.sql("UPDATE ticketing.dispatch SET status = 'WITHDRAWN' WHERE id = :id"));
    }

    void signed(Writes writes, CoDuty duty, Instant when) {
        changed(
                duty,
                writes.sql("UPDATE ticketing.dispatch SET status = 'SIGNED', signed_at = :at WHERE id = :id")
                        .param("at", at(when)));
    }

    void contributed(Writes writes, CoDuty duty, String text, Instant when) {
        changed(duty, writes.sql("""
                UPDATE ticketing.dispatch SET status = 'REPLIED', replied_at = :at, reply = :text WHERE id = :id
                """).param("at", at(when)).param("text", text));
    }

    void declined(Writes writes, CoDuty duty, String reason, Instant when) {
        changed(duty, writes.sql("""
                UPDATE ticketing.dispatch SET status = 'RETURNED', returned_at = :at, return_reason = :reason
                WHERE id = :id
                """).param("at", at(when)).param("reason", reason));
    }

    private static void changed(CoDuty duty, Writes.Write write) {
        write.param("id", duty.dispatch().value()).one("no such dispatch: " + duty.dispatch());
    }
}
