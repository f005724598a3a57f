package org.civicline.cti.calls;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of a call. Each is one transaction over the call's row, its work item and its interaction; those of one call
 * are taken in order, whoever reports them, and reporting a step twice changes nothing.
 */
@Component
public class CallTracker {

    private static final String LINE_LOST = "line-lost";

    private final OrderedSteps steps;
    private final Database database;
    private final CallStore store;
    private final WorkQueue queue;
    private final Interactions interactions;
    private final CallNews news;
    private final PbxSettings settings;
    private final Clock clock;

    CallTracker(
            OrderedSteps steps,
            Database database,
            CallStore store,
            WorkQueue queue,
            Interactions interactions,
            CallNews news,
            PbxSettings settings,
            Clock clock) {
        this.steps = steps;
        this.database = database;
        this.store = store;
        this.queue = queue;
        this.interactions = interactions;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    /** A caller came into our program, for the first time or again. */
    public CompletableFuture<Call> arrived(Arrival arrival) {
        return steps.take(
                arrival.uniqueId(),
                () -> database.call(() -> {
                    Optional<Call> known = store.lock(arrival.uniqueId());
                    return known.orElseGet(() -> begin(arrival));
                }));
    }

    private Call begin(Arrival arrival) {
        @Nullable ContactPoint point = ContactPoint.phone(arrival.number()).orElse(null);
        InteractionId interaction = interactions.begin(
                new NewInteraction(Channel.PHONE, true, reference(arrival.uniqueId()), point, null, arrival.at()));
        var call = new Call(
                new CallId(Ids.next(clock)),
                arrival.uniqueId(),
                arrival.leg(),
                arrival.account(),
                point == null ? null : point.value(),
                CallState.WAITING,
                interaction,
                null,
                null,
                null,
                arrival.at(),
                null,
                null);
        store.add(call);
        return call;
    }

    /** How interactions know a call: by the exchange and its unique id. */
    public String reference(String uniqueId) {
        return settings.node() + ":" + uniqueId;
    }

    /** The greeting is over: the caller takes a place, or finds the old one again. */
    public CompletableFuture<Place> enqueued(Call call) {
        return steps.take(
                call.uniqueId(),
                () -> database.call(() -> {
                    Call now = lock(call.uniqueId());
                    if (now.over()) {
                        return new Place.Left();
                    }
                    WorkItemId item = queue.enqueue(new NewWorkItem(
                            WorkKind.CALL, now.id().toString(), WorkQueue.HOTLINE, 0, now.beganAt(), details(now)));
                    if (now.item() == null) {
                        store.enqueued(now.id(), item);
                        return new Place.Queued(item);
                    }
                    if (now.state() == CallState.TALKING) {
                        // the talk is over and the caller still there
                        returned(now);
                    }
                    QueuedItem place = queue.find(item).orElseThrow();
                    if (place.offer() != null && place.agent() != null) {
                        store.ringing(now.id(), place.offer(), place.agent());
                        return new Place.Offered(item, place.offer(), place.agent());
                    }
                    return new Place.Queued(item);
                }));
    }

    private static Map<String, Object> details(Call call) {
        var details = new LinkedHashMap<String, Object>();
        details.put("callId", call.id().toString());
        details.put("interactionId", call.interaction().toString());
        if (call.number() != null) {
            details.put(WorkQueue.FROM, call.number());
        }
        return details;
    }

    /** The call is shown to an agent. False if it is over. */
    public CompletableFuture<Boolean> offered(Call call, Offer offer) {
        return steps.take(
                call.uniqueId(),
                () -> database.call(() -> {
                    Call now = lock(call.uniqueId());
                    if (now.over()) {
                        return false;
                    }
                    store.ringing(now.id(), offer.id(), offer.agent());
                    news.offered(now.ringing(offer.id(), offer.agent()), offer.agent());
                    return true;
                }));
    }

    /** The offer is over and the agent did not take it. */
    public CompletableFuture<Void> notTaken(Call call, OfferId offer, String reason) {
        return steps.take(
                call.uniqueId(),
                () -> database.call(() -> {
                    Call now = lock(call.uniqueId());
                    queue.declined(offer, reason);
                    waitsAgain(now, offer, reason);
                    return null;
                }));
    }

    /** The queue itself took the offer back. */
    public CompletableFuture<Void> withdrawn(Call call, OfferId offer) {
        return steps.take(
                call.uniqueId(),
                () -> database.call(() -> {
                    waitsAgain(lock(call.uniqueId()), offer, "withdrawn");
                    return null;
                }));
    }

    private void waitsAgain(Call now, OfferId offer, String reason) {
        if (now.ringsFor(offer)) {
            store.waiting(now.id());
            if (now.agent() != null) {
                news.withdrawn(now.id(), now.agent(), reason);
            }
        }
    }

    /** The agent who was rung picked up. */
    public CompletableFuture<Answer> answered(String uniqueId, Instant at) {
        return steps.take(uniqueId, () -> ifKnown(uniqueId, Answer.NOT_OURS, now -> answer(now, at)));
    }

    /** Whether the talk that is over was known here: mostly the exchange told of the answer when it was given. */
    public CompletableFuture<Answer> talked(Call call, Instant at) {
        return steps.take(
                call.uniqueId(),
                () -> store.find(call.id())
                        .filter(now -> now.state() == CallState.TALKING)
                        .map(now -> Answer.TAKEN)
                        .orElseGet(() -> ifKnown(call.uniqueId(), Answer.NOT_OURS, now -> answer(now, at))));
    }

    private Answer answer(Call now, Instant at) {
        return switch (now.state()) {
            case TALKING -> Answer.TAKEN;
            case WAITING -> Answer.TOO_LATE;
            case ENDED -> Answer.NOT_OURS;
            case RINGING -> {
                OfferId offer = now.offer();
                StaffId agent = now.agent();
                if (offer == null || agent == null || !taken(now, offer, agent)) {
                    yield Answer.TOO_LATE;
                }
                store.talking(now.id(), at);
                interactions.joined(now.interaction(), agent, at);
                news.answered(now, agent, at);
                yield Answer.TAKEN;
            }
        };
    }

    /** {@code accepted} says true once; whether it was us shows in the item. */
    private boolean taken(Call now, OfferId offer, StaffId agent) {
        return queue.accepted(offer)
                || now.item() != null
                        && queue.find(now.item())
                                .filter(item -> item.state() == WorkQueue.State.ACTIVE)
                                .filter(item -> agent.equals(item.agent()))
                                .isPresent();
    }

    /** The talk broke off because the agent's line died: the caller, who is still there, goes to the queue's head. */
    private void returned(Call now) {
        if (now.item() != null && now.agent() != null && queue.returned(now.item(), now.agent(), LINE_LOST)) {
            store.waiting(now.id());
            news.lineLost(now, now.agent(), LINE_LOST);
        }
    }

    /** The caller's leg is over. */
    public CompletableFuture<Boolean> ended(String uniqueId, Instant at) {
        return steps.take(uniqueId, () -> ifKnown(uniqueId, false, now -> !now.over() && end(now, at)));
    }

    private boolean end(Call now, Instant at) {
        Instant end = end(now.beganAt(), now.answeredAt(), at);
        String result = now.answeredAt() == null ? "abandoned" : "answered";
        if (now.item() != null) {
            if (now.state() == CallState.TALKING) {
                queue.finished(now.item());
            } else {
                queue.abandon(now.item(), "hung-up");
            }
        }
        interactions.end(now.interaction(), new Ending(end, result));
        store.ended(now.id(), end, result);
        news.ended(now, end, result);
        return true;
    }

    /** What is noted elsewhere may come from another clock or in whole seconds: a call never ends before it began. */
    static Instant end(Instant beganAt, @Nullable Instant answeredAt, Instant at) {
        Instant least = answeredAt == null || answeredAt.isBefore(beganAt) ? beganAt : answeredAt;
        return at.isBefore(least) ? least : at;
    }

    private <T> T ifKnown(String uniqueId, T otherwise, Function<Call, T> step) {
        return database.call(() -> store.lock(uniqueId).map(step).orElse(otherwise));
    }

    private Call lock(String uniqueId) {
        return store.lock(uniqueId).orElseThrow(() -> new IllegalStateException("no call " + uniqueId));
    }

    /** Whether the agent of this offer is still to be rung. */
    public boolean stillOffered(Call call, OfferId offer) {
        return store.find(call.id()).filter(now -> now.ringsFor(offer)).isPresent();
    }

    /** The call behind a work item's reference. */
    public Optional<Call> find(String id) {
        return store.find(CallId.of(id));
    }

    /** The last call that came in with an account. */
    public Optional<Call> ofAccount(String account) {
        return store.ofAccount(account);
    }

    /** What an answer amounts to. */
    public enum Answer {
        /** They talk, and the queue knows. */
        TAKEN,
        /** The offer was over by then: the caller has to be taken back to wait. */
        TOO_LATE,
        /** No call of the hotline that lives. */
        NOT_OURS
    }

    /**
     * @param number as the network wrote it
     * @param account the account a browser called with
     */
    public record Arrival(
            String uniqueId,
            String leg,
            @Nullable String account,
            @Nullable String number,
            Instant at) {}

    /** Where a caller stands after asking for a place. */
    public sealed interface Place {
        record Queued(WorkItemId item) implements Place {}

        /** An agent is waiting for this caller: the call was transferred, or we were away in the middle of an offer. */
        record Offered(WorkItemId item, OfferId offer, StaffId agent) implements Place {}

        /** The caller has hung up. */
        record Left() implements Place {}
    }
}
