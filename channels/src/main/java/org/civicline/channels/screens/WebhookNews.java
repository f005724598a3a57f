package org.civicline.channels.screens;

import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.ticketing.events.WebhookPaused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells system administrators that another system hears nothing any more; it also stands in their list. */
@Component
class WebhookNews {

    private final StaffScreens screens;
    private final StaffDirectory directory;

    WebhookNews(StaffScreens screens, StaffDirectory directory) {
        this.screens = screens;
        this.directory = directory;
    }

    @TransactionalEventListener
    void on(WebhookPaused event) {
        directory
                .withRole(Role.SYSTEM_ADMIN)
                .forEach(one ->
                        screens.tell(one.id(), "webhook", Map.of("name", event.name(), "because", event.because())));
    }
}
