package org.civicline.ticketing.supervision;

import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.cases.TicketRow;

/** A case about which somebody is urged, as far as that needs to know it. */
record Supervised(TicketId id, String number, TicketStatus status, Urgency urgency) {

    static Supervised of(TicketRow row) {
        return new Supervised(
                row.id(), row.number(), row.status(), row.content().urgency());
    }
}
