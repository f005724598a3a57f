package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.civicline.channels.OfferId;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.loop.Loop;
import org.civicline.channels.routing.OfferLog.Close;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The loop that decides: woken by the bell, and by itself every poll interval as a safety net. Several nodes may run it.
 */
@Component
class Router implements SmartLifecycle {

    private static final int SWEEP_BATCH = 100;
    private static final Duration SWEEP_EVERY = Duration.ofMillis(500);

    private final Offering offering;
    private final OfferLog offers;
    private final AgentDesk agents;
    private final Carriers carriers;
    private final QueueNews news;
    private final RoutingSettings settings;
    private final Clock clock;
    private final Loop loop;
    private Instant swept = Instant.MIN;

    Router(
            Bell routerBell,
            Offering offering,
            OfferLog offers,
            AgentDesk agents,
            Carriers carriers,
            QueueNews news,
            RoutingSettings settings,
            Clock clock) {
        this.offering = offering;
        this.offers = offers;
        this.agents = agents;
        this.carriers = carriers;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
        this.loop = new Loop("router", this::round, routerBell, Duration.ofMillis(settings.pollMillis()), clock);
    }

    /** One look at everything there is to do. */
    void round() {
        sweep();
        while (offering.match(carriers.kinds())) {
            // as many as can be paired
        }
        news.pushFigures();
    }

    /** What time alone brings about. */
    private void sweep() {
        Instant now = clock.instant();
        if (Duration.between(swept, now).abs().compareTo(SWEEP_EVERY) < 0) {
            return;
        }
        takeBackExpired();
        agents.endWrapUps();
        swept = now;
    }

    private void takeBackExpired() {
        for (OfferId offer : offers.openSince(clock.instant().minus(settings.grace()), SWEEP_BATCH)) {
            offering.giveBack(offer, Close.EXPIRED, "no-answer");
        }
    }

    /** When it last looked at everything successfully; null before the first time. */
    @Nullable
    Instant lastRound() {
        return loop.lastRound();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
