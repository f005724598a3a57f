package org.civicline.channels.screens;

import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.ticketing.events.TicketMoved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells screens that a ticket went a step. Only a hint, so not kept for a node that dies in this moment. */
@Component
class TicketNews {

    private final StaffScreens screens;

    TicketNews(StaffScreens screens) {
        this.screens = screens;
    }

    @TransactionalEventListener
    void on(TicketMoved event) {
        screens.tellAll(
                "ticket", Map.of("id", event.ticket().toString(), "number", event.number(), "status", event.status()));
    }
}
