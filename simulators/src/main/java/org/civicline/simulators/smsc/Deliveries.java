package org.civicline.simulators.smsc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to whoever is bound, each until it is acknowledged with ok: a refusal, a silence or a lost connection means
 * later again. What one sender wrote goes in its order, so nothing of a sender overtakes what waits.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int WINDOW = 10;

    /** One deliver_sm. */
    record Delivery(
            String from,
            String to,
            byte esmClass,
            byte dataCoding,
            byte[] body,
            Runnable acknowledged,
            OptionalParameter... parameters) {}

    private final Bound bound;
    private final SmscSettings settings;
    private final Semaphore window = new Semaphore(WINDOW);
    private final Map<String, Deque<Delivery>> lanes = new HashMap<>();
    private volatile boolean closed;

    Deliveries(Bound bound, SmscSettings settings) {
        this.bound = bound;
        this.settings = settings;
    }

    void add(String lane, Delivery delivery) {
        synchronized (lanes) {
            Deque<Delivery> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(delivery);
                return;
            }
            waiting = new ArrayDeque<>();
            waiting.add(delivery);
            lanes.put(lane, waiting);
        }
        Thread.ofVirtual().name("smsc-deliver").start(() -> work(lane));
    }

    void close() {
        closed = true;
        bound.close();
    }

    private void work(String lane) {
        try {
            for (Delivery next = head(lane); next != null; next = after(lane)) {
                untilAcknowledged(next);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Delivery head(String lane) {
        synchronized (lanes) {
            Deque<Delivery> waiting = lanes.get(lane);
            return waiting == null ? null : waiting.peek();
        }
    }

    private @Nullable Delivery after(String lane) {
        synchronized (lanes) {
            Deque<Delivery> waiting = lanes.get(lane);
            if (waiting == null) {
                return null;
            }
            waiting.poll();
            if (waiting.isEmpty()) {
                lanes.remove(lane);
            }
            return waiting.peek();
        }
    }

    private void untilAcknowledged(Delivery delivery) throws InterruptedException {
        Duration pause = settings.firstRetry();
        while (!closed) {
            if (attempt(delivery)) {
                delivery.acknowledged.run();
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(settings.longestRetry()) < 0
                    ? pause.multipliedBy(2)
                    : settings.longestRetry();
        }
        throw new InterruptedException("the SMS centre was closed");
    }

    private boolean attempt(Delivery delivery) throws InterruptedException {
        SMPPServerSession session = bound.awaitReceiver();
        window.acquire();
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.NATIONAL,
                    NumberingPlanIndicator.ISDN,
                    delivery.from,
                    TypeOfNumber.NATIONAL,
                    NumberingPlanIndicator.ISDN,
                    delivery.to,
                    new ESMClass(delivery.esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.newInstance(delivery.dataCoding),
                    delivery.body,
                    delivery.parameters);
            return true;
        } catch (NegativeResponseException
                | ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException e) {
            log.debug("deliver_sm not acknowledged, will be tried again: {}", e.toString());
            return false;
        } finally {
            window.release();
        }
    }
}
