package org.civicline.cti.calls;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.cti.database.Database;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.Masking;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells screens, figures and the log what happened to a call, once it is committed. */
@Component
class CallNews {

    private static final Logger log = LoggerFactory.getLogger(CallNews.class);

    private final StaffScreens screens;
    private final CallViews views;
    private final MeterRegistry meters;
    private final ApplicationEventPublisher events;

    CallNews(StaffScreens screens, CallViews views, MeterRegistry meters, ApplicationEventPublisher events) {
        this.screens = screens;
        this.views = views;
        this.meters = meters;
        this.events = events;
    }

    void offered(CallId call, StaffId agent) {
        Database.afterCommit(() -> push(call, agent, "offer"));
    }

    void changed(CallId call, StaffId agent) {
        Database.afterCommit(() -> push(call, agent, "call"));
    }

    void withdrawn(CallId call, StaffId agent, String reason) {
        Database.afterCommit(
                () -> screens.tell(agent, "offer-withdrawn", Map.of("callId", call.toString(), "reason", reason)));
    }

    /** The agent may be reading it on another screen than the one that died. */
    void lineLost(Call call, StaffId agent, String reason) {
        withdrawn(call.id(), agent, reason);
        Database.afterCommit(() -> {
            meters.counter("civicline.calls.returned", "reason", reason).increment();
            try (var _ = Correlation.of(call.id())) {
                log.atWarn()
                        .addKeyValue("event", "call-returned")
                        .addKeyValue("call", call.id())
                        .addKeyValue("leg", call.uniqueId())
                        .addKeyValue("from", masked(call.number()))
                        .addKeyValue("agent", agent)
                        .log("call returned to the queue: {}", reason);
            }
        });
    }

    void ended(Call call, Instant at, String result) {
        Database.afterCommit(() -> {
            count(call, at, result);
            write(call, at, result);
            StaffId agent = call.agent();
            if (agent != null && call.state() != CallState.WAITING) {
                push(call.id(), agent, "call");
            }
            events.publishEvent(new CallOver(call.id()));
        });
    }

    /** News are hints: what they would show may fail to load without harm to the call. */
    private void push(CallId call, StaffId agent, String type) {
        try {
            views.find(call, agent).ifPresent(view -> screens.tell(agent, type, Map.of("call", view)));
        } catch (RuntimeException e) {
            log.warn("news of call {} could not be told", call, e);
        }
    }

    private void count(Call call, Instant at, String result) {
        meters.counter("civicline.calls", "result", result).increment();
        meters.timer("civicline.calls.waited", "result", result).record(waited(call, at));
        if (call.answeredAt() != null) {
            meters.timer("civicline.calls.talked").record(Duration.between(call.answeredAt(), at));
        }
    }

    private static void write(Call call, Instant at, String result) {
        try (var _ = Correlation.of(call.id())) {
            log.atInfo()
                    .addKeyValue("event", "call-ended")
                    .addKeyValue("call", call.id())
                    .addKeyValue("leg", call.uniqueId())
                    .addKeyValue("from", masked(call.number()))
                    .addKeyValue("result", result)
                    .addKeyValue("agent", call.agent())
                    .addKeyValue("waitedMillis", waited(call, at).toMillis())
                    .addKeyValue(
                            "talkedMillis",
                            call.answeredAt() == null
                                    ? 0
                                    : Duration.between(call.answeredAt(), at).toMillis())
                    .log("call ended: {}", result);
        }
    }

    private static String masked(@Nullable String number) {
        return number == null ? "none" : Masking.phone(number);
    }

    private static Duration waited(Call call, Instant at) {
        return Duration.between(call.beganAt(), call.answeredAt() == null ? at : call.answeredAt());
    }
}
