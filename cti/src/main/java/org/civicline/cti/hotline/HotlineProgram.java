package org.civicline.cti.hotline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.cti.calls.Call;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.calls.CallTracker.Arrival;
import org.civicline.cti.calls.CallTracker.Place;
import org.civicline.cti.hotline.Waiting.Summons;
import org.civicline.cti.pbx.CallerLeg;
import org.civicline.cti.pbx.LegGoneException;
import org.civicline.cti.pbx.LegProgram;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.pbx.Rung;
import org.civicline.cti.softphone.Softphones;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A caller of the hotline: greeting, a place in the queue, music and now and then the position, an agent. No menu is
 * forced on anybody (GB/T 33358-2016).
 *
 * <p>A caller may come in more than once: after we were away, after a transfer. What is known is kept with the leg and in
 * the queue, so nobody hears the greeting twice or loses the place. That a call is over is not decided here: the exchange
 * tells {@link CallTracker}.
 */
@Component
class HotlineProgram implements LegProgram {

    private static final String GREETED = "CIVICLINE_GREETED";
    /** Set by the dial plan when it noticed that we were away. */
    private static final String AWAY = "DOWN_SINCE";

    /** When agents are free, an offer comes before anybody needs to hear that they wait. */
    private static final Duration FIRST_ANNOUNCEMENT = Duration.ofMillis(1_500);

    /** How long nobody needs music to know that they are not forgotten: as long as a free agent's offer takes. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private static final Duration BREATH = Duration.ofSeconds(5);

    private final WaitingRoom room;
    private final CallTracker tracker;
    private final Softphones softphones;
    private final Announcements announcements;
    private final PbxSettings settings;
    private final Timer firstAudio;
    private final Clock clock;

    HotlineProgram(
            WaitingRoom room,
            CallTracker tracker,
            Softphones softphones,
            Announcements announcements,
            PbxSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.room = room;
        this.tracker = tracker;
        this.softphones = softphones;
        this.announcements = announcements;
        this.settings = settings;
        this.firstAudio = meters.timer("civicline.calls.first.audio");
        this.clock = clock;
        meters.gauge("civicline.calls.in.hand", room, WaitingRoom::size);
    }

    @Override
    public String name() {
        return "hotline";
    }

    @Override
    public void run(CallerLeg leg) {
        Instant at = clock.instant();
        CompletableFuture<Call> arrived = tracker.arrived(
                new Arrival(leg.uniqueId(), leg.name(), leg.account().orElse(null), leg.number(), at));
        greet(leg, at);
        if (leg.recording()) {
            // of the talk before: a recording that goes on takes the next agent's packets for late ones of the agent
            // before, if theirs happen to be numbered lower, and leaves the voice out
            leg.stopRecording();
        }
        Call call = outcome(arrived, leg);
        Waiting waiting = room.enter(call.id());
        try (var _ = Correlation.of(call.id())) {
            serve(leg, call, waiting);
        } finally {
            room.leave(call.id(), waiting);
        }
    }

    /** The greeting does not wait for the database; it is also the notice that the call is recorded, so it is heard out. */
    private void greet(CallerLeg leg, Instant at) {
        if (leg.remembered(AWAY).isPresent()) {
            leg.remember(AWAY, "");
        }
        if (leg.remembered(GREETED).isPresent()) {
            return;
        }
        firstAudio.record(Duration.between(at, clock.instant()));
        leg.play(settings.sound(PhonePrompt.GREETING));
        leg.remember(GREETED, "yes");
    }

    private void serve(CallerLeg leg, Call call, Waiting waiting) {
        switch (outcome(tracker.enqueued(call), leg)) {
            case Place.Left _ -> {}
            case Place.Queued(WorkItemId item) -> await(leg, call, waiting, item);
            case Place.Offered(WorkItemId item, OfferId offer, StaffId agent) -> {
                waiting.summon(new Summons(offer, agent, Duration.ofSeconds(settings.ringSeconds())));
                await(leg, call, waiting, item);
            }
        }
    }

    /** Music, and from time to time the place, until an agent has talked with the caller. */
    private void await(CallerLeg leg, Call call, Waiting waiting, WorkItemId item) {
        Instant announceAt = clock.instant().plus(FIRST_ANNOUNCEMENT);
        Summons summons = waiting.next(AT_ONCE);
        if (summons == null) {
            leg.music();
        }
        while (true) {
            if (summons != null) {
                if (ring(leg, call, summons)) {
                    return;
                }
                leg.music();
            } else if (!clock.instant().isBefore(announceAt)) {
                announcements.position(leg, item);
                leg.music();
                announceAt = clock.instant().plus(announcements.every());
            } else {
                leg.check();
            }
            summons = waiting.next(pause(announceAt));
        }
    }

    private Duration pause(Instant announceAt) {
        Duration left = Duration.between(clock.instant(), announceAt);
        return left.isNegative() ? Duration.ZERO : left.compareTo(BREATH) < 0 ? left : BREATH;
    }

    /** Whether they have talked, and the call is over for us. */
    private boolean ring(CallerLeg leg, Call call, Summons summons) {
        if (!tracker.stillOffered(call, summons.offer())) {
            return false;
        }
        Optional<String> account = softphones.accountOf(summons.agent());
        if (account.isEmpty()) {
            return waitsOn(leg, call, summons, "line-lost");
        }
        if (!leg.recording()) {
            leg.record(settings.growingRecording(call.id().toString()));
        }
        return switch (leg.ring(account.get(), summons.atMost(), call.id().toString())) {
            // if the answer came too late for the offer, the exchange brings the caller back; until then they wait here
            case Rung.Talked _ -> outcome(tracker.talked(call, clock.instant()), leg) == CallTracker.Answer.TAKEN;
            case Rung.NoAnswer _ -> waitsOn(leg, call, summons, "no-answer");
            case Rung.Refused _ -> waitsOn(leg, call, summons, "declined");
            case Rung.Unreachable _ -> waitsOn(leg, call, summons, "line-lost");
        };
    }

    private boolean waitsOn(CallerLeg leg, Call call, Summons summons, String reason) {
        outcome(tracker.notTaken(call, summons.offer(), reason), leg);
        return false;
    }

    /** What a step came to, however long the database is away; fails as soon as the caller has gone. */
    private static <T extends @Nullable Object> T outcome(CompletableFuture<T> step, CallerLeg leg) {
        while (true) {
            try {
                return step.get(BREATH.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                leg.check();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a step of the call failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LegGoneException("we are being stopped");
            }
        }
    }
}
