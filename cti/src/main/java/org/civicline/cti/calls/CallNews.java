package org.civicline.cti.calls;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** @param call as it is now: ringing for this agent */
    void offered(Call call, StaffId agent) {
        Database.afterCommit(() -> show(call, agent));
    }

    void answered(Call call, StaffId agent, Instant at) {
        Instant first = call.answeredAt() == null ? at : call.answeredAt();
        Database.afterCommit(() -> screens.tell(agent, "call", moved(call.id(), CallState.TALKING, first, null)));
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
                screens.tell(agent, "call", moved(call.id(), CallState.ENDED, call.answeredAt(), at));
            }
            if (call.answeredAt() != null) {
                events.publishEvent(new CallOver(call.id(), call.interaction(), call.beganAt(), at));
            }
        });
    }

    /** News are hints: what they would show may fail to load without harm to the call. */
    private void show(Call call, StaffId agent) {
        try {
            screens.tell(agent, "offer", Map.of("call", views.view(call, agent)));
        } catch (RuntimeException e) {
            log.warn("news of call {} could not be told", call.id(), e);
        }
    }

    /** The next step only: what is known of the caller came with the offer. */
    private static Map<String, Object> moved(
            CallId call, CallState state, @Nullable Instant answeredAt, @Nullable Instant endedAt) {
        var news = new LinkedHashMap<String, @Nullable Object>();
        news.put("callId", call.toString());
        news.put("state", state);
        news.put("answeredAt", answeredAt);
        news.put("endedAt", endedAt);
        return news;
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
