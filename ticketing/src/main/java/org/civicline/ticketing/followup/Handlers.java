package org.civicline.ticketing.followup;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may know what a citizen said of a case, and who handled it, and so may not touch that. */
@Component
class Handlers {

    /** Whether the department {@code :own} has or had a part in the ticket {@code t}, or in the one that was answered for it. */
    static final String HANDLED = """
            EXISTS (SELECT 1 FROM ticketing.dispatch o
                    WHERE o.ticket_id IN (t.id, t.merged_into) AND o.department_code = :own
                        AND o.status NOT IN ('RETURNED', 'WITHDRAWN'))
            """;

    private final JdbcClient jdbc;
    private final TicketStore tickets;
    private final Access access;

    Handlers(JdbcClient jdbc, TicketStore tickets, Access access) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.access = access;
    }

    /** Who looks: of the desk, or an officer of the department whose answer was judged. */
    StaffMember reader(TicketId ticket) {
        return switch (access.anyoneOnCases()) {
            case Viewer.Desk(StaffMember staff) -> staff;
            case Viewer.Officer(StaffMember staff) -> {
                if (tickets.find(ticket)
                        .filter(row -> row.ledBy(staff.departmentCode()))
                        .isEmpty()) {
                    throw new RefusedException(CaseFile.unknown());
                }
                yield staff;
            }
            case Viewer.Leader _, Viewer.Stranger _, Viewer.Machine _ -> throw Access.forbidden();
        };
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
