package org.civicline.cti.hotline;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.OfferId;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/** A caller in our hands on this node, and what is to be done with them. */
final class Waiting {

    private final BlockingQueue<Summons> summons = new LinkedBlockingQueue<>();

    /**
     * An agent to ring.
     *
     * @param atMost how long the offer lasts
     */
    record Summons(OfferId offer, StaffId agent, Duration atMost) {}

    void summon(Summons one) {
        summons.add(one);
    }

    @Nullable
    Summons next(Duration atMost) {
        try {
            return summons.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
