package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.civicline.channels.OfferId;
import org.civicline.channels.routing.OfferLog.Close;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The loop that decides: woken by the bell, and by itself every poll interval as a safety net. Several nodes may run it.
 * It survives an outage of the database and goes on by itself.
 */
@Component
class Router implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final int SWEEP_BATCH = 100;

    private final RouterBell bell;
    private final Offering offering;
    private final OfferLog offers;
    private final AgentDesk agents;
    private final Carriers carriers;
    private final QueueNews news;
    private final RoutingSettings settings;
    private final Clock clock;

    private volatile @Nullable Thread thread;
    private volatile @Nullable Instant lastRound;
    private volatile boolean failing;

    Router(
            RouterBell bell,
            Offering offering,
            OfferLog offers,
            AgentDesk agents,
            Carriers carriers,
            QueueNews news,
            RoutingSettings settings,
            Clock clock) {
        this.bell = bell;
        this.offering = offering;
        this.offers = offers;
        this.agents = agents;
        this.carriers = carriers;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    /** One look at everything there is to do. */
    void round() {
        takeBackExpired();
        agents.endWrapUps();
        int made;
        do {
            made = offering.match(carriers.kinds());
        } while (made > 0);
        news.pushFigures();
    }

    private void takeBackExpired() {
        for (OfferId offer : offers.openSince(clock.instant().minus(settings.grace()), SWEEP_BATCH)) {
            offering.giveBack(offer, Close.EXPIRED, "no-answer");
        }
    }

    private void loop() {
        Duration poll = Duration.ofMillis(settings.pollMillis());
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (safely()) {
                    bell.await(poll);
                } else {
                    Thread.sleep(poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round whose failure is told once, not twice a second. */
    private boolean safely() {
        try {
            round();
            lastRound = clock.instant();
            if (failing) {
                failing = false;
                log.info("the router works again");
            }
            return true;
        } catch (DataAccessException e) {
            if (!failing) {
                failing = true;
                log.error("the router cannot reach the database and tries again every {} ms", settings.pollMillis(), e);
            }
            return false;
        } catch (RuntimeException e) {
            log.error("a round of the router failed", e);
            return false;
        }
    }

    /** When it last looked at everything successfully; null before the first time. */
    @Nullable
    Instant lastRound() {
        return lastRound;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("router").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
