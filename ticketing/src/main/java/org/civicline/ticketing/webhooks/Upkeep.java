package org.civicline.ticketing.webhooks;

import java.time.Clock;
import java.time.Instant;
import org.civicline.ticketing.sql.Columns;
import org.civicline.ticketing.webhooks.Message.State;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives up what has waited too long, and forgets what came to an end. */
@Component
class Upkeep {

    private final DeliveryLog log;
    private final WebhookSettings settings;
    private final Clock clock;

    Upkeep(DeliveryLog log, WebhookSettings settings, Clock clock) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${civicline.webhooks.upkeep-every:1h}")
    void sweep() {
        Instant now = Columns.now(clock);
        log.giveUpBefore(now.minus(settings.keepSent()), now);
        log.forget(State.SENT, now.minus(settings.keepSent()));
        log.forget(State.DEAD, now.minus(settings.keepDead()));
    }
}
