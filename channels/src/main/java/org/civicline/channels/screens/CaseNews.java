package org.civicline.channels.screens;

import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.ticketing.events.CaseTouched;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells screens that something beside a ticket changed; who may see it is decided when they read it. */
@Component
class CaseNews {

    private final StaffScreens screens;

    CaseNews(StaffScreens screens) {
        this.screens = screens;
    }

    @TransactionalEventListener
    void on(CaseTouched event) {
        screens.tellAll("case", Map.of("id", event.ticket().toString(), "what", event.what()));
    }
}
