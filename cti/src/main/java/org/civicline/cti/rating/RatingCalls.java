package org.civicline.cti.rating;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.civicline.cti.rating.RatingCallStore.RatingCall;
import org.civicline.foundation.Correlation;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.events.FollowUpCallDue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Calls citizens back who have not rated by text. A call is written down before it is made; whatever dies in between, the
 * follow-up hears of each call once: rated, or failed.
 */
@Component
class RatingCalls implements PbxListener {

    static final String REFERENCE = "CIVICLINE_RATING";

    private static final Logger log = LoggerFactory.getLogger(RatingCalls.class);
    private static final int AT_ONCE = 5;
    private static final Duration RING = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RatingCallStore store;
    private final Pbx pbx;
    private final Citizens citizens;
    private final FollowUps followUps;
    private final Interactions interactions;
    private final Database database;
    private final Clock clock;
    private final Executor threads =
            task -> Thread.ofVirtual().name("rating-call").start(task);

    RatingCalls(
            RatingCallStore store,
            Pbx pbx,
            Citizens citizens,
            FollowUps followUps,
            Interactions interactions,
            Database database,
            Clock clock) {
        this.store = store;
        this.pbx = pbx;
        this.citizens = citizens;
        this.followUps = followUps;
        this.interactions = interactions;
        this.database = database;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "cti.rating-call")
    void due(FollowUpCallDue event) {
        var call = new RatingCall(new TicketId(event.ticket()), event.attempt(), event.number(), event.phone(), null);
        store.add(call, event.at());
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void callDue() {
        if (!pbx.connected()) {
            return;
        }
        List<RatingCall> due = database.call(() -> store.claim(clock.instant(), AT_ONCE));
        due.forEach(this::callSafely);
    }

    private void callSafely(RatingCall call) {
        try (var _ = Correlation.of(call.ticket())) {
            call(call);
        } catch (PbxUnavailableException e) {
            log.warn("a rating call waits for Asterisk: {}", e.getMessage());
            store.postpone(call, clock.instant().plus(SOON));
        }
    }

    private void call(RatingCall call) {
        Instant now = clock.instant();
        Optional<ContactPoint> point = ContactPoint.phone(call.phone());
        if (point.isEmpty()) {
            failed(call, "no-number");
            return;
        }
        switch (citizens.mayContact(point.get(), Medium.VOICE, now)) {
            case ContactPermission.Later(Instant until, String _) -> store.postpone(call, until);
            case ContactPermission.Denied(String reason) -> failed(call, reason);
            case ContactPermission.Allowed _ -> dial(call, point.get(), now);
        }
    }

    private void dial(RatingCall call, ContactPoint point, Instant now) {
        database.run(() -> {
            InteractionId interaction = interactions.begin(
                    new NewInteraction(Channel.PHONE, false, "rating:" + call.reference(), point, null, now));
            interactions.about(interaction, call.ticket());
            store.under(call, interaction);
        });
        pbx.dialOut(point.value(), call.reference(), RING, Map.of(REFERENCE, call.reference()));
    }

    @Override
    public void heard(PbxEvent event) {
        if (event instanceof PbxEvent.DialedOut(String reference, boolean answered, Instant _) && !answered) {
            threads.execute(() -> noAnswer(reference));
        }
    }

    private void noAnswer(String reference) {
        try {
            store.find(reference).ifPresent(call -> failed(call, "no-answer"));
        } catch (RuntimeException e) {
            log.warn("that nobody answered rating call {} is noted later", reference, e);
        }
    }

    /** Nobody answered, no key was pressed, or it was lost on the way. */
    void failed(RatingCall call, String reason) {
        Instant now = clock.instant();
        database.run(() -> {
            if (store.ended(call, "FAILED", reason, now)) {
                followUps.callFailed(call.ticket(), reason, now);
                end(call, "failed", now);
                Database.afterCommit(() -> ended(call, reason));
            }
        });
    }

    void end(RatingCall call, String result, Instant at) {
        if (call.interaction() != null) {
            interactions.end(call.interaction(), new Ending(at, result));
        }
    }

    static void ended(RatingCall call, String result) {
        log.atInfo()
                .addKeyValue("event", "rating-call-ended")
                .addKeyValue("ticket", call.ticketNumber())
                .addKeyValue("attempt", call.attempt())
                .addKeyValue("result", result)
                .log("rating call ended: {}", result);
    }

    @Scheduled(initialDelay = 30, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void giveUpForgotten() {
        store.forgotten(clock.instant().minus(LONGEST)).forEach(call -> failed(call, "lost"));
    }
}
