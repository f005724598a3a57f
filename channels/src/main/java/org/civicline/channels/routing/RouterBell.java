package org.civicline.channels.routing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the router of this process when there may be something to decide. */
@Component
class RouterBell {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /** Waits for a ring, at most this long; however often it rang, it counts once. */
    void await(Duration most) throws InterruptedException {
        if (rings.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
