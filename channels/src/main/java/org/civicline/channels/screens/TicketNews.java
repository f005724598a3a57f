package org.civicline.channels.screens;

import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.database.Transactions;
import org.civicline.ticketing.events.TicketMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells screens that a ticket went a step. Only a hint, so not kept for a node that dies in this moment.
 *
 * <p>Not a {@code @TransactionalEventListener}: the outbox would keep every step for it, at the cost of two more commits.
 */
@Component
class TicketNews {

    private final StaffScreens screens;

    TicketNews(StaffScreens screens) {
        this.screens = screens;
    }

    @EventListener
    void on(TicketMoved event) {
        Transactions.afterCommit(() -> screens.tellAll(
                "ticket", Map.of("id", event.ticket().toString(), "number", event.number(), "status", event.status())));
    }
}
