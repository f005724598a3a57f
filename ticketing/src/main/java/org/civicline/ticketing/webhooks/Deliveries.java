package org.civicline.ticketing.webhooks;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.events.WebhookPaused;
import org.civicline.ticketing.webhooks.Message.State;
import org.civicline.ticketing.webhooks.Webhook.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what came of attempts, and decides what follows. */
@Component
class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final WebhookStore webhooks;
    private final MessageStore messages;
    private final WebhookSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    Deliveries(
            WebhookStore webhooks,
            MessageStore messages,
            WebhookSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Always the webhook before the message, as whoever deletes one does. */
    @Transactional
    public void note(Message message, Attempt attempt) {
        Instant now = Columns.now(clock);
        if (attempt.arrived()) {
            webhooks.arrived(message.webhook(), now);
            messages.attempted(message, attempt, State.SENT, now);
        } else if (message.of() == null) {
            messages.attempted(message, attempt, State.DEAD, now);
        } else {
            webhooks.lock(message.webhook()).ifPresent(webhook -> failed(webhook, attempt, now));
            int attempts = message.attempts() + 1;
            boolean over = attempts >= Backoff.MOST_ATTEMPTS;
            messages.attempted(
                    message,
                    attempt,
                    over ? State.DEAD : State.WAITING,
                    over ? now : now.plus(Backoff.after(attempts, random)));
        }
    }

    private void failed(Webhook webhook, Attempt attempt, Instant now) {
        Duration rest = Backoff.rest(webhook.failures() + 1, random);
        webhooks.failed(webhook.id(), now, rest.isZero() ? null : now.plus(rest));
        Instant since = webhook.failingSince();
        if (webhook.paused() != null) {
            return;
        }
        if (attempt.gone()) {
            pause(webhook, Pause.GONE);
        } else if (since != null && since.plus(settings.pauseAfter()).isBefore(now)) {
            pause(webhook, Pause.FAILING);
        }
    }

    private void pause(Webhook webhook, Pause why) {
        UUID id = webhook.id();
        webhooks.pause(id, why);
        audit.record("webhook.paused", "webhook:" + id, Map.of("because", why.name()));
        events.publishEvent(new WebhookPaused(id, webhook.name(), why.name()));
        LOG.atWarn()
                .addKeyValue("event", "webhook-paused")
                .addKeyValue("webhook", id)
                .addKeyValue("because", why)
                .log("webhook paused");
    }
}
