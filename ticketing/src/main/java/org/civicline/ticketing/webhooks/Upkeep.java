package org.civicline.ticketing.webhooks;

import java.time.Clock;
import java.time.Instant;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.webhooks.Message.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives up what has waited too long, forgets what came to an end, and after a change of key encrypts the secrets with the
 * new one, so that the old key can go.
 */
@Component
class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final DeliveryLog log;
    private final WebhookStore store;
    private final SecretBox box;
    private final WebhookSettings settings;
    private final Clock clock;

    Upkeep(DeliveryLog log, WebhookStore store, SecretBox box, WebhookSettings settings, Clock clock) {
        this.log = log;
        this.store = store;
        this.box = box;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${civicline.webhooks.upkeep-every:1h}")
    void sweep() {
        Instant now = Columns.now(clock);
        log.giveUpBefore(now.minus(settings.keepSent()), now);
        log.forget(State.SENT, now.minus(settings.keepSent()));
        log.forget(State.DEAD, now.minus(settings.keepDead()));
        store.all().forEach(one -> renew(one, now));
    }

    /** Webhooks are few, and a key is changed once in years: one statement for each is little. */
    private void renew(Webhook webhook, Instant now) {
        try {
            box.renewed(webhook, now).ifPresent(secrets -> store.renew(webhook, secrets));
        } catch (IllegalStateException unreadable) {
            LOG.error(
                    "The secret of webhook {} cannot be read: {}. Put the key back into secrets.properties, or make a new"
                            + " secret for the webhook.",
                    webhook.id(),
                    unreadable.getMessage());
        }
    }
}
