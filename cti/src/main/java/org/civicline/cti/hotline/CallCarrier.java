package org.civicline.cti.hotline;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.civicline.channels.WorkCarrier;
import org.civicline.channels.WorkKind;
import org.civicline.cti.calls.Call;
import org.civicline.cti.calls.CallState;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.hotline.Waiting.Summons;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.softphone.Softphones;
import org.springframework.stereotype.Component;

/** Brings callers to agents. */
@Component
class CallCarrier implements WorkCarrier {

    private static final Duration LEAST = Duration.ofSeconds(3);

    private final WaitingRoom room;
    private final CallTracker tracker;
    private final Softphones softphones;
    private final Pbx pbx;
    private final PbxSettings settings;
    private final Clock clock;

    CallCarrier(
            WaitingRoom room, CallTracker tracker, Softphones softphones, Pbx pbx, PbxSettings settings, Clock clock) {
        this.room = room;
        this.tracker = tracker;
        this.softphones = softphones;
        this.pbx = pbx;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CALL;
    }

    @Override
    public void offered(Offer offer) {
        Call call = call(offer);
        if (call.state() == CallState.TALKING) {
            bringBack(call, offer);
            return;
        }
        Waiting caller = room.find(call.id())
                .orElseThrow(
                        () -> new IllegalStateException("the caller is not here now, and comes again in a moment"));
        if (tracker.offered(call, offer).join()) {
            caller.summon(new Summons(offer.id(), offer.agent(), ringing(offer)));
        }
    }

    /** A transfer: the caller leaves the first agent and, back in the program, finds the offer. */
    private void bringBack(Call call, Offer offer) {
        if (tracker.offered(call, offer).join()) {
            pbx.reenter(call.leg());
        }
    }

    private Duration ringing(Offer offer) {
        Duration most = Duration.ofSeconds(settings.ringSeconds());
        Duration left = Duration.between(clock.instant(), offer.expiresAt());
        Duration shorter = left.compareTo(most) < 0 ? left.plusMillis(999) : most;
        return shorter.compareTo(LEAST) < 0 ? LEAST : shorter;
    }

    @Override
    public void withdrawn(Offer offer) {
        Call call = call(offer);
        tracker.withdrawn(call, offer.id()).join();
        softphones.accountOf(offer.agent()).ifPresent(pbx::hangUpAccount);
    }

    private Call call(Offer offer) {
        Optional<Call> call = tracker.find(offer.reference());
        return call.orElseThrow(() -> new IllegalStateException("no call " + offer.reference()));
    }
}
