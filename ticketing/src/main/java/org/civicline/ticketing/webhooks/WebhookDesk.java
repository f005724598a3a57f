package org.civicline.ticketing.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.webhooks.Webhook.Pause;
import org.civicline.ticketing.webhooks.Webhook.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up who is told, for the system administrator. Each change is in the audit, no secret is. */
@Component
class WebhookDesk {

    static final int MOST = 20;

    /** How long a receiver has to learn a new secret. */
    private static final Duration BOTH_GOOD = Duration.ofHours(24);

    private final WebhookStore store;
    private final MessageStore messages;
    private final Destinations destinations;
    private final SecretBox box;
    private final Listening listening;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    WebhookDesk(
            WebhookStore store,
            MessageStore messages,
            Destinations destinations,
            SecretBox box,
            Listening listening,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.messages = messages;
        this.destinations = destinations;
        this.box = box;
        this.listening = listening;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody asks for. */
    record Draft(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<@Nullable String> steps) {}

    /** @param secret told this once */
    record Told(Webhook webhook, String secret) {}

    List<Webhook> all() {
        access.setup();
        return store.all();
    }

    Webhook one(UUID id) {
        access.setup();
        return store.find(id).orElseThrow(WebhookDesk::unknown);
    }

    @Transactional
    public Told add(Draft draft) {
        StaffMember by = access.setup();
        if (store.all().size() >= MOST) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.too-many-webhooks").with("limit", MOST));
        }
        UUID id = Ids.next(clock);
        String secret = Signature.newSecret();
        var webhook = new Webhook(
                id,
                Field.LABEL.require(draft.name()),
                destinations.checked(draft.url()),
                Steps.checked(draft.steps()),
                new Secrets(box.close(id, secret), null, null),
                null,
                0,
                null,
                null,
                null,
                Columns.now(clock),
                1);
        listening.changes();
        store.add(webhook, by.id().value());
        record("added", id, facts(webhook.name(), webhook.url(), webhook.steps()));
        return new Told(webhook, secret);
    }

    @Transactional
    public Webhook change(UUID id, Draft draft, @Nullable Long version) {
        seen(id, version);
        String name = Field.LABEL.require(draft.name());
        URI url = destinations.checked(draft.url());
        List<String> steps = Steps.checked(draft.steps());
        store.change(id, name, url, steps);
        record("changed", id, facts(name, url, steps));
        return one(id);
    }

    /** Messages are signed with both for a while; asked for twice, the one a receiver has would be good no more. */
    @Transactional
    public Told rotate(UUID id, @Nullable Long version) {
        Webhook before = seen(id, version);
        String secret = Signature.newSecret();
        Instant until = Columns.now(clock).plus(BOTH_GOOD);
        store.rotate(id, new Secrets(box.close(id, secret), before.secrets().current(), until));
        record("secret-rotated", id, Map.of());
        return new Told(one(id), secret);
    }

    /** What happens meanwhile waits. */
    @Transactional
    public Webhook pause(UUID id) {
        if (locked(id).paused() == null) {
            store.pause(id, Pause.BY_HAND);
            record("paused", id, Map.of("because", Pause.BY_HAND.name()));
        }
        return one(id);
    }

    /** Whatever waits is sent at once. */
    @Transactional
    public Webhook resume(UUID id) {
        if (locked(id).paused() != null) {
            store.pause(id, null);
            messages.hurry(id, Columns.now(clock));
            record("resumed", id, Map.of());
        }
        return one(id);
    }

    @Transactional
    public void delete(UUID id, long version) {
        Webhook gone = seen(id, version);
        listening.changes();
        messages.deleteOf(id);
        store.delete(id);
        record("deleted", id, facts(gone.name(), gone.url(), gone.steps()));
    }

    /** A message that says nothing, for somebody who wants to see whether it arrives. */
    @Transactional
    public Message tryOut(UUID id) {
        locked(id);
        record("tested", id, Map.of());
        return messages.addTest(id, Columns.now(clock));
    }

    /** Sends what was given up again. @param message null for all of it; the same as before, under the same id */
    @Transactional
    public int replay(UUID id, @Nullable UUID message) {
        locked(id);
        if (message != null && messages.find(id, message).isEmpty()) {
            throw new RefusedException(Refusal.notFound("ticketing.unknown-delivery"));
        }
        int revived = messages.revive(id, message, Columns.now(clock));
        if (revived == 0) {
            throw new RefusedException(Refusal.conflict("ticketing.delivery-not-dead"));
        }
        record("replayed", id, Map.of("messages", revived));
        return revived;
    }

    private Webhook seen(UUID id, @Nullable Long version) {
        Webhook now = locked(id);
        if (now.version() != Given.required(version, "version")) {
            throw new RefusedException(Refusal.conflict("ticketing.webhook-changed-meanwhile"));
        }
        return now;
    }

    private Webhook locked(UUID id) {
        access.setup();
        return store.lock(id).orElseThrow(WebhookDesk::unknown);
    }

    private void record(String what, UUID id, Map<String, ?> facts) {
        audit.record("webhook." + what, "webhook:" + id, facts);
    }

    /** Without the path, which may hold a receiver's own key. */
    private static Map<String, Object> facts(String name, URI url, List<String> steps) {
        return Map.of("name", name, "host", url.getAuthority(), "steps", String.join(",", steps));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-webhook"));
    }
}
