package org.civicline.channels.routing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkKind;
import org.civicline.foundation.Correlation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Calls whoever carries an item, on virtual threads, so that a slow carrier never holds up the router; the calls about
 * one offer keep their order.
 */
@Component
class Carriers {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);

    // looked up when first used: carriers themselves need the queue
    private final ObjectProvider<WorkCarrier> provided;
    private final Map<OfferId, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Executor threads =
            task -> Thread.ofVirtual().name("work-carrier").start(task);

    private volatile Map<WorkKind, WorkCarrier> byKind = Map.of();

    Carriers(ObjectProvider<WorkCarrier> provided) {
        this.provided = provided;
    }

    /** The kinds that somebody here can bring to an agent; others wait. */
    Set<WorkKind> kinds() {
        if (byKind.isEmpty()) {
            Map<WorkKind, WorkCarrier> found = new EnumMap<>(WorkKind.class);
            provided.forEach(carrier -> found.put(carrier.kind(), carrier));
            byKind = Map.copyOf(found);
        }
        return byKind.keySet();
    }

    /** @param failed called when the carrier throws */
    void offered(WorkKind kind, Offer offer, Consumer<Offer> failed) {
        inOrder(offer, () -> {
            try {
                carrier(kind).offered(offer);
            } catch (RuntimeException e) {
                log.warn("offer {} of {} could not be carried to agent {}", offer.id(), kind, offer.agent(), e);
                failed.accept(offer);
            }
        });
    }

    void withdrawn(WorkKind kind, Offer offer) {
        inOrder(offer, () -> carrier(kind).withdrawn(offer));
    }

    private WorkCarrier carrier(WorkKind kind) {
        kinds();
        WorkCarrier carrier = byKind.get(kind);
        if (carrier == null) {
            throw new IllegalStateException("nobody here carries " + kind);
        }
        return carrier;
    }

    private void inOrder(Offer offer, Runnable call) {
        Runnable step = () -> {
            try (var _ = Correlation.of(offer.reference())) {
                call.run();
            } catch (RuntimeException e) {
                log.warn("carrier of offer {} failed", offer.id(), e);
            }
        };
        CompletableFuture<Void> last = running.compute(
                offer.id(),
                (id, before) -> before == null
                        ? CompletableFuture.runAsync(step, threads)
                        : before.thenRunAsync(step, threads));
        last.whenComplete((done, failure) -> running.remove(offer.id(), last));
    }
}
