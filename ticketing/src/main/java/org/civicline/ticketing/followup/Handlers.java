package org.civicline.ticketing.followup;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.cases.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps whoever handled a case from what its citizen said of it. */
@Component
class Handlers {

    /** Whether the department {@code :own} has or had a part in the ticket {@code t}, or in the one that was answered for it. */
    static final String HANDLED = """
            EXISTS (SELECT 1 FROM ticketing.dispatch o
                    WHERE o.ticket_id IN (t.id, t.merged_into) AND o.department_code = :own
                        AND o.status NOT IN ('RETURNED', 'WITHDRAWN'))
            """;

    private final JdbcClient jdbc;

    Handlers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean handled(TicketId ticket, StaffMember staff) {
        return jdbc.sql("SELECT " + HANDLED + " FROM ticketing.ticket t WHERE t.id = :ticket")
                .param("own", staff.departmentCode())
                .param("ticket", ticket.value())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new RefusedException(CaseFile.unknown()));
    }

    void refuse(TicketId ticket, StaffMember staff) {
        if (handled(ticket, staff)) {
            throw new RefusedException(Refusal.forbidden("ticketing.own-case"));
        }
    }
}
