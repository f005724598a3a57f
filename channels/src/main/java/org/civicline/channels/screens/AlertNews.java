package org.civicline.channels.screens;

import java.util.Map;
import java.util.UUID;
import org.civicline.channels.StaffScreens;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.events.StaffAlerted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells named people that a case of theirs is nearly late, late, or urged. Only a hint, so not kept for a node that dies in
 * this moment: what they are to answer stands in their list.
 */
@Component
class AlertNews {

    private final StaffScreens screens;

    AlertNews(StaffScreens screens) {
        this.screens = screens;
    }

    @TransactionalEventListener
    void on(StaffAlerted event) {
        for (UUID person : event.people()) {
            screens.tell(
                    new StaffId(person),
                    "alert",
                    Map.of(
                            "kind", event.kind(),
                            "ticket", event.ticket().toString(),
                            "number", event.number(),
                            "cases", event.cases()));
        }
    }
}
