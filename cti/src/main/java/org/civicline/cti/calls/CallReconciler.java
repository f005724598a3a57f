package org.civicline.cti.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.cti.calls.CallTracker.Answer;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.Leg;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Turns what the exchange tells into steps of calls, and catches up on what it could not tell us. */
@Component
class CallReconciler implements PbxListener {

    private static final Logger log = LoggerFactory.getLogger(CallReconciler.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Pbx pbx;
    private final CallTracker tracker;
    private final CallStore store;
    private final Clock clock;
    private final Executor threads =
            task -> Thread.ofVirtual().name("call-reconciler").start(task);

    private volatile @Nullable Instant lostAt;

    CallReconciler(Pbx pbx, CallTracker tracker, CallStore store, Clock clock) {
        this.pbx = pbx;
        this.tracker = tracker;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void heard(PbxEvent event) {
        switch (event) {
            case PbxEvent.Answered answered -> answered(answered.uniqueId(), answered.at());
            case PbxEvent.Ended ended -> {
                var _ = tracker.ended(ended.uniqueId(), ended.at());
            }
            case PbxEvent.Connected _ -> catchUp();
            case PbxEvent.Disconnected lost -> lostAt = lost.at();
            case PbxEvent.Registration _, PbxEvent.DialedOut _ -> {}
        }
    }

    /** On threads of our own: the exchange is asked, which the thread that reads from it must never do. */
    private CompletableFuture<Void> answered(String uniqueId, Instant at) {
        return tracker.answered(uniqueId, at)
                .thenAcceptAsync(
                        answer -> {
                            if (answer == Answer.TOO_LATE) {
                                part(uniqueId);
                            }
                        },
                        threads);
    }

    private void part(String uniqueId) {
        try {
            store.find(uniqueId).filter(call -> !call.over()).ifPresent(call -> pbx.reenter(call.leg()));
        } catch (PbxUnavailableException e) {
            log.warn("the caller of {} could not be taken back to the queue", uniqueId, e);
        }
    }

    /** Waits a moment for it, so that nothing is offered anew before; goes on alone when the database is away. */
    private void catchUp() {
        CompletableFuture<Void> done = CompletableFuture.runAsync(this::untilCaughtUp, threads);
        try {
            done.get(CATCH_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("catching up with Asterisk takes longer than {}", CATCH_UP);
        } catch (ExecutionException e) {
            log.error("catching up with Asterisk failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void untilCaughtUp() {
        while (true) {
            try {
                compare();
                return;
            } catch (PbxUnavailableException e) {
                // the next connection begins anew
                log.info("Asterisk was lost again while catching up");
                return;
            } catch (RuntimeException e) {
                if (!Database.outage(e)) {
                    throw e;
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A safety net under the events. */
    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void compareNowAndThen() {
        if (pbx.connected()) {
            untilCaughtUp();
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetEnded() {
        if (pbx.connected()) {
            pbx.forgetEnded();
        }
    }

    /** Our calls are read first: one that is in our list and not in Asterisk's later one has ended. */
    private void compare() {
        List<Call> open = store.open();
        if (open.isEmpty()) {
            return;
        }
        Map<String, Leg> legs = pbx.legs().stream().collect(Collectors.toMap(Leg::uniqueId, Function.identity()));
        var steps = open.stream()
                .map(call -> compare(call, legs.get(call.uniqueId())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(steps).join();
    }

    private CompletableFuture<?> compare(Call call, @Nullable Leg leg) {
        if (leg == null) {
            return tracker.ended(call.uniqueId(), endOf(call));
        }
        return leg.talking() && call.state() != CallState.TALKING
                ? answered(call.uniqueId(), clock.instant())
                : CompletableFuture.completedFuture(call);
    }

    /** The best that is known: noted by the dial plan, else when we lost Asterisk, else now. */
    private Instant endOf(Call call) {
        Instant now = clock.instant();
        Instant lost = lostAt;
        return pbx.endedAt(call.uniqueId()).orElse(lost != null && lost.isAfter(call.beganAt()) ? lost : now);
    }
}
