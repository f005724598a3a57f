package org.civicline.channels.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Goes round on a thread of its own. An outage of the database is told once, survived, and its end is told. */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final String name;
    private final Runnable round;
    private final Bell bell;
    private final Duration poll;
    private final Clock clock;

    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Instant lastRound;
    private boolean failing;

    /** @param poll how often it goes round without being rung */
    public Loop(String name, Runnable round, Bell bell, Duration poll, Clock clock) {
        this.name = name;
        this.round = round;
        this.bell = bell;
        this.poll = poll;
        this.clock = clock;
    }

    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Lets the running round end, for some seconds; a round that is cut short leaves doubt about what it did. */
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping = true;
        bell.ring();
        try {
            if (!running.join(STOPPING)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    public boolean running() {
        return thread != null;
    }

    /** When it last went round without failing; null before the first time. */
    public @Nullable Instant lastRound() {
        return lastRound;
    }

    private void run() {
        try {
            while (!stopping) {
                if (goRound()) {
                    bell.await(poll);
                } else {
                    Thread.sleep(poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goRound() {
        try {
            round.run();
            lastRound = clock.instant();
            if (failing) {
                failing = false;
                log.info("{} works again", name);
            }
            return true;
        } catch (DataAccessException e) {
            if (!failing) {
                failing = true;
                log.error(
                        "{} cannot reach the database and tries again every {} ms: {}",
                        name,
                        poll.toMillis(),
                        e.getMessage());
            }
            return false;
        } catch (RuntimeException e) {
            log.error("a round of {} failed", name, e);
            return false;
        }
    }
}
