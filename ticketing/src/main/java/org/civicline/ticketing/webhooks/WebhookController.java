package org.civicline.ticketing.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.webhooks.DeliveryLog.Backlog;
import org.civicline.ticketing.webhooks.Message.State;
import org.civicline.ticketing.webhooks.Webhook.Pause;
import org.civicline.ticketing.webhooks.WebhookDesk.Draft;
import org.civicline.ticketing.webhooks.WebhookDesk.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks for the system administrator: who is told, and what became of it. */
@RestController
@RequestMapping("/api/v1/staff/webhooks")
@PreAuthorize(Access.SETS_UP)
class WebhookController {

    private final WebhookDesk desk;
    private final MessageStore messages;
    private final DeliveryLog log;
    private final Sending sending;

    WebhookController(WebhookDesk desk, MessageStore messages, DeliveryLog log, Sending sending) {
        this.desk = desk;
        this.messages = messages;
        this.log = log;
        this.sending = sending;
    }

    /**
     * @param steps empty for all
     * @param previousUntil how long the secret before is good too; null if there is none
     */
    record View(
            UUID id,
            String name,
            String url,
            List<String> steps,
            @Nullable Pause paused,
            @Nullable Instant failingSince,
            @Nullable Instant lastArrivedAt,
            @Nullable Instant previousUntil,
            int waiting,
            int dead,
            Instant createdAt,
            long version) {}

    record WithSecret(View webhook, String secret) {}

    /** @param ticket and what follows: null for a test */
    record Delivery(
            UUID id,
            String step,
            Instant at,
            @Nullable UUID ticket,
            @Nullable String number,
            State state,
            @Nullable Instant nextAt,
            List<Attempt> attempts) {}

    record Seen(@Nullable Long version) {}

    record Form(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<@Nullable String> steps,
            @Nullable Long version) {

        Draft draft() {
            return new Draft(name, url, steps);
        }
    }

    record Replayed(int messages) {}

    @GetMapping
    List<View> all() {
        List<Webhook> all = desk.all();
        Map<UUID, Backlog> backlogs = log.backlogs();
        return all.stream()
                .map(one -> view(one, backlogs.getOrDefault(one.id(), Backlog.NONE)))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WithSecret add(@RequestBody Form form) {
        return view(desk.add(form.draft()));
    }

    @PutMapping("/{id}")
    View change(@PathVariable UUID id, @RequestBody Form form) {
        return view(desk.change(id, form.draft(), form.version()));
    }

    @PostMapping("/{id}/secret")
    WithSecret rotate(@PathVariable UUID id, @RequestBody Seen form) {
        return view(desk.rotate(id, form.version()));
    }

    @PostMapping("/{id}/pause")
    View pause(@PathVariable UUID id) {
        return view(desk.pause(id));
    }

    @PostMapping("/{id}/resume")
    View resume(@PathVariable UUID id) {
        return view(desk.resume(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @RequestParam(required = false) @Nullable String version) {
        desk.delete(id, Given.required(Given.count(version, "version"), "version"));
    }

    /** Answers with what came of it, however it came out. */
    @PostMapping("/{id}/test")
    Attempt test(@PathVariable UUID id) {
        Webhook webhook = desk.one(id);
        return sending.deliver(webhook, desk.tryOut(id));
    }

    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable UUID id) {
        return new Replayed(desk.replay(id, null));
    }

    @GetMapping("/{id}/deliveries")
    Slice<Delivery> deliveries(
            @PathVariable UUID id,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        State wanted = state == null || state.isBlank() ? null : Given.choice(state, State.class, "state");
        int most = PageMark.size(size);
        List<Message> rows = messages.page(desk.one(id).id(), wanted, PageMark.parse(after), most + 1);
        Slice<Message> page = PageMark.slice(rows, most, MessageStore::mark);
        Map<Long, List<Attempt>> attempts = log.attempts(page.items());
        return new Slice<>(
                page.items().stream()
                        .map(one -> delivery(one, attempts.getOrDefault(one.seq(), List.of())))
                        .toList(),
                page.next());
    }

    @PostMapping("/{id}/deliveries/{message}/replay")
    Replayed replay(@PathVariable UUID id, @PathVariable UUID message) {
        return new Replayed(desk.replay(id, message));
    }

    private WithSecret view(Told told) {
        return new WithSecret(view(told.webhook()), told.secret());
    }

    private View view(Webhook one) {
        return view(one, log.backlogs().getOrDefault(one.id(), Backlog.NONE));
    }

    private static View view(Webhook one, Backlog backlog) {
        return new View(
                one.id(),
                one.name(),
                one.url().toString(),
                one.steps(),
                one.paused(),
                one.failingSince(),
                one.lastArrivedAt(),
                one.secrets().previousUntil(),
                backlog.waiting(),
                backlog.dead(),
                one.createdAt(),
                one.version());
    }

    private static Delivery delivery(Message message, List<Attempt> attempts) {
        Message.Of of = message.of();
        return new Delivery(
                message.id(),
                message.step(),
                message.at(),
                of == null ? null : of.ticket(),
                of == null ? null : of.number(),
                message.state(),
                message.state() == State.WAITING ? message.dueAt() : null,
                attempts);
    }
}
