package org.civicline.ticketing.sla.clocks;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A ticket's clocks, for whoever may see its history. */
@RestController
class ClockController {

    private final Tickets tickets;
    private final Clocks clocks;
    private final ClockDial dial;

    ClockController(Tickets tickets, Clocks clocks, ClockDial dial) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.dial = dial;
    }

    @GetMapping("/api/v1/staff/tickets/{id}/clocks")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')")
    List<ClockView> clocks(@PathVariable UUID id) {
        var ticket = new TicketId(id);
        // Refuses whoever may not see the ticket, without opening the citizen's data and so without an audit entry.
        if (tickets.history(ticket).isEmpty()) {
            throw new RefusedException(Refusal.notFound("ticketing.unknown-ticket"));
        }
        return clocks.of(ticket).stream().map(dial::view).toList();
    }
}
