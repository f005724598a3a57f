package org.civicline.cti.calls;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.civicline.cti.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of one call one after the other, in the order they were told, and those of different calls beside each
 * other. While the database is away a step is tried again and those behind it wait: nothing is lost, nothing overtakes.
 */
@Component
class OrderedSteps {

    private static final Logger log = LoggerFactory.getLogger(OrderedSteps.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    private final Executor threads =
            task -> Thread.ofVirtual().name("call-step").start(task);

    /** The future fails only if the step fails for another reason than an outage. */
    <T extends @Nullable Object> CompletableFuture<T> take(String call, Supplier<T> step) {
        var result = new CompletableFuture<T>();
        CompletableFuture<?> mine = last.compute(
                call,
                (key, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .handleAsync(
                                (done, failure) -> {
                                    settle(call, step, result);
                                    return null;
                                },
                                threads));
        var _ = mine.whenComplete((done, failure) -> last.remove(call, mine));
        return result;
    }

    private static <T extends @Nullable Object> void settle(
            String call, Supplier<T> step, CompletableFuture<T> result) {
        try {
            result.complete(untilDone(step));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(e);
        } catch (RuntimeException e) {
            log.error("a step of call {} failed", call, e);
            result.completeExceptionally(e);
        }
    }

    private static <T extends @Nullable Object> T untilDone(Supplier<T> step) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                return step.get();
            } catch (RuntimeException e) {
                if (!Database.outage(e)) {
                    throw e;
                }
                if (!told) {
                    told = true;
                    log.warn("the database is away; a step of this call waits for it");
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
