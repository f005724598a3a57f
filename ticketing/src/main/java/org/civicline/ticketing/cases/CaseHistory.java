package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.events.TicketMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down that a step was taken: in the ticket's history, in the audit record, to the other modules, and once
 * committed in the log.
 */
@Component
public class CaseHistory {

    /** Of a step's details what is no text somebody wrote: that may name people, and the audit record forgets nobody. */
    private static final Set<String> AUDITED = Set.of(
            "because",
            "ground",
            "reason",
            "grade",
            "via",
            "workingDays",
            "number",
            "suggested",
            "questions",
            "duty",
            "article");

    private final JdbcOperations jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final StepLog log;
    private final Clock clock;

    CaseHistory(
            JdbcOperations jdbc,
            JsonMapper json,
            Audit audit,
            ApplicationEventPublisher events,
            StepLog log,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /** @param status the ticket's, after the step */
    public void add(TicketId ticket, String number, TicketStatus status, @Nullable StaffMember by, CaseStep step) {
        var writes = new Writes(jdbc);
        add(writes, ticket, number, status, by, step);
        writes.send();
    }

    /** The same, with what else the step writes. */
    public void add(
            Writes writes,
            TicketId ticket,
            String number,
            TicketStatus status,
            @Nullable StaffMember by,
            CaseStep step) {
        writes.sql("""
                INSERT INTO ticketing.ticket_event (id, ticket_id, at, name, staff_id, department_code, details)
                VALUES (:id, :ticket, :at, :name, :staff, :department, CAST(:details AS jsonb))
                """)
                .param("id", Ids.next(clock))
                .param("ticket", ticket.value())
                .param("at", at(step.at()))
                .param("name", step.name())
                .param("staff", by == null ? null : by.id().value())
                .param("department", step.department())
                .param("details", json.writeValueAsString(step.details()))
                .row("the database did not take the step " + step.name());
        audit.record(writes, "ticket." + step.name(), "ticket:" + number, audited(status, step));
        events.publishEvent(
                new TicketMoved(ticket.value(), number, step.name(), status.name(), step.department(), step.at()));
        log.afterCommit(number, status, by, step);
    }

    private static Map<String, Object> audited(TicketStatus status, CaseStep step) {
        var details = new HashMap<>(step.details());
        details.keySet().retainAll(AUDITED);
        details.put("status", status.name());
        if (step.department() != null) {
            details.put("department", step.department());
        }
        return details;
    }
}
