package org.civicline.ticketing.desk;

import java.util.UUID;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a step that was asked for over HTTP, at the version of the ticket its asker has seen. */
@Component
class StepDoor {

    private final Tickets tickets;

    StepDoor(Tickets tickets) {
        this.tickets = tickets;
    }

    TicketView take(UUID ticket, SideStep step, @Nullable Long version) {
        return tickets.take(new TicketId(ticket), step, Given.required(version, "version"))
                .orThrow();
    }
}
