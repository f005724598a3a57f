package org.civicline.ticketing.webhooks;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.events.TicketMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes what is to be told of a step in the step's own transaction: told if and only if it is taken.
 *
 * <p>Before the commit the case is as it will be, and still locked: messages of one case have numbers in the order of its
 * steps. It costs one statement, and nothing while nobody listens.
 */
@Component
class StepOutbox {

    private final JdbcClient jdbc;
    private final Listening listening;
    private final Clock clock;

    StepOutbox(JdbcClient jdbc, Listening listening, Clock clock) {
        this.jdbc = jdbc;
        this.listening = listening;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(TicketMoved step) {
        if (listening.anybody()) {
            write(step);
        }
    }

    private void write(TicketMoved step) {
        jdbc.sql("""
                INSERT INTO ticketing.webhook_message (webhook_id, at, step, ticket_id, number, status, type,
                    category_code, department_code, step_department_code, due_at)
                SELECT w.id, :at, :step, t.id, t.number, :status, t.type, t.category_code, t.lead_department,
                    :department, :now
                FROM ticketing.webhook w CROSS JOIN ticketing.ticket t
                WHERE t.id = :ticket AND (w.steps = '{}' OR :step = ANY (w.steps))
                """)
                .param("ticket", step.ticket())
                .param("at", at(step.at()))
                .param("step", step.event())
                .param("status", step.status())
                .param("department", step.departmentCode())
                .param("now", at(Columns.now(clock)))
                .update();
    }
}
