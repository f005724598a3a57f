package org.civicline.ticketing.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent (docs/webhooks.md): a contract with other systems. Fields may be added, none may go or change its meaning. */
record Payload(String type, Instant timestamp, Data data) {

    record Data(@Nullable Case ticket) {}

    record Case(
            UUID id,
            String number,
            String status,
            String type,
            String category,
            @Nullable String department,
            @Nullable String stepDepartment) {}

    static Payload of(Message message) {
        Message.Of of = message.of();
        return of == null
                ? new Payload("webhook." + message.step(), message.at(), new Data(null))
                : new Payload(
                        "case." + message.step(),
                        message.at(),
                        new Data(new Case(
                                of.ticket(),
                                of.number(),
                                of.status(),
                                of.type(),
                                of.category(),
                                of.department(),
                                of.stepDepartment())));
    }
}
