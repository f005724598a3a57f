package org.civicline.ticketing.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.civicline.foundation.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits. Each webhook by itself, so that a slow receiver keeps no other waiting; several cases at once, but of one
 * case a step only after the one before it arrived or was given up. Several nodes may send at once: each message is claimed
 * by one. One that dies between sending and noting so has it sent again, under the same id.
 */
@Component
class Sending implements DisposableBean {

    static final int AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Listening listening;
    private final WebhookStore webhooks;
    private final MessageStore messages;
    private final Post post;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Sending(
            Listening listening,
            WebhookStore webhooks,
            MessageStore messages,
            Post post,
            Deliveries deliveries,
            Clock clock) {
        this.listening = listening;
        this.webhooks = webhooks;
        this.messages = messages;
        this.post = post;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.webhooks.sweep-every:1s}",
            initialDelayString = "${civicline.webhooks.sweep-every:1s}")
    void sweep() {
        if (listening.anybody()) {
            messages.due(Columns.now(clock)).stream().filter(busy::add).forEach(id -> threads.execute(() -> drain(id)));
        }
    }

    private void drain(UUID id) {
        try {
            boolean more = true;
            while (more && !threads.isShutdown()) {
                more = someOf(id);
            }
        } catch (RuntimeException failure) {
            LOG.error("messages of webhook {} could not be sent", id, failure);
        } finally {
            busy.remove(id);
        }
    }

    /** Whether there were any. */
    private boolean someOf(UUID id) {
        Instant now = Columns.now(clock);
        Optional<Webhook> found = webhooks.find(id).filter(one -> one.sendsAt(now));
        if (found.isEmpty()) {
            return false;
        }
        Webhook webhook = found.get();
        List<Message> claimed = messages.claim(id, now, webhook.failing() ? 1 : AT_ONCE);
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            claimed.forEach(message -> each.execute(() -> attempt(webhook, message)));
        }
        return !claimed.isEmpty();
    }

    /** What breaks on our side leaves the message claimed, and it is tried again. */
    private void attempt(Webhook webhook, Message message) {
        try {
            deliver(webhook, message);
        } catch (RuntimeException failure) {
            LOG.error("{} could not be sent", message.headerId(), failure);
        }
    }

    Attempt deliver(Webhook webhook, Message message) {
        Attempt attempt = post.send(webhook, message);
        deliveries.note(message, attempt);
        return attempt;
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
