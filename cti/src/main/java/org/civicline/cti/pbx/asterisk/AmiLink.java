package org.civicline.cti.pbx.asterisk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session with the manager interface after the other. Asterisk-Java's own reconnection waits up to five seconds and
 * does not notice an Asterisk that hangs, so each session gets a fresh connection and is pinged.
 */
final class AmiLink {

    private static final Logger log = LoggerFactory.getLogger(AmiLink.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PING_EVERY = Duration.ofSeconds(2);
    private static final Duration BOOT = Duration.ofSeconds(20);
    /** Whoever says nothing at all for so long hangs. */
    private static final Duration SILENT = Duration.ofSeconds(8);

    private static final int ANSWER_MILLIS = 2_000;
    private static final int LIST_MILLIS = 10_000;

    /** Told on the link's own thread, which may ask Asterisk; events come on the reading thread, which may not. */
    interface Listener {
        void up();

        void down();
    }

    private final PbxSettings settings;
    private final Consumer<ManagerEvent> events;
    private final Listener listener;
    private final Clock clock;
    private final CountDownLatch first = new CountDownLatch(1);

    private volatile @Nullable Thread thread;
    private volatile @Nullable ManagerConnection connection;
    private volatile long lastHeard;
    private boolean failing;

    AmiLink(PbxSettings settings, Consumer<ManagerEvent> events, Listener listener, Clock clock) {
        this.settings = settings;
        this.events = events;
        this.listener = listener;
        this.clock = clock;
    }

    void start() {
        Thread begun = Thread.ofVirtual().name("asterisk-link").unstarted(this::run);
        // it goes on for as long as it finds itself here
        thread = begun;
        begun.start();
    }

    /** Waits for the first session and what its beginning brings about. */
    void awaitFirst(Duration atMost) {
        try {
            if (!first.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn()
                        .addKeyValue("event", "asterisk-late")
                        .log("Asterisk is not there yet; going on without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        Thread running = thread;
        if (running != null) {
            thread = null;
            running.interrupt();
        }
    }

    boolean connected() {
        return connection != null;
    }

    /** Milliseconds since Asterisk last said anything. */
    long silence() {
        return clock.millis() - lastHeard;
    }

    ManagerResponse send(ManagerAction action) {
        ManagerConnection open = open();
        try {
            return open.sendAction(action, ANSWER_MILLIS);
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailableException("Asterisk did not answer " + action.getAction(), e);
        }
    }

    ResponseEvents list(EventGeneratingAction action) {
        ManagerConnection open = open();
        try {
            return open.sendEventGeneratingAction(action, LIST_MILLIS);
        } catch (IOException | TimeoutException | IllegalStateException e) {
            throw new PbxUnavailableException("Asterisk did not answer " + action.getAction(), e);
        }
    }

    private ManagerConnection open() {
        ManagerConnection open = connection;
        if (open == null) {
            throw new PbxUnavailableException("Asterisk's manager interface is not connected", null);
        }
        return open;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                session();
            } catch (InterruptedException e) {
                return;
            } catch (IOException | AuthenticationFailedException | TimeoutException | RuntimeException e) {
                tellOnce(e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void session() throws IOException, AuthenticationFailedException, TimeoutException, InterruptedException {
        var lost = new CountDownLatch(1);
        var booted = new CountDownLatch(1);
        var fresh = new DefaultManagerConnection(
                settings.host(), settings.amiPort(), settings.amiUsername(), settings.amiPassword());
        fresh.setDefaultResponseTimeout(ANSWER_MILLIS);
        fresh.setSocketTimeout(ANSWER_MILLIS);
        fresh.addEventListener(event -> {
            if (event instanceof DisconnectEvent) {
                lost.countDown();
            } else if (event instanceof FullyBootedEvent) {
                booted.countDown();
            } else {
                lastHeard = clock.millis();
                events.accept(event);
            }
        });
        try {
            fresh.login();
            if (!booted.await(BOOT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("Asterisk is still starting");
            }
            lastHeard = clock.millis();
            connection = fresh;
            failing = false;
            log.atInfo().addKeyValue("event", "asterisk-connected").log("connected to Asterisk's manager interface");
            listener.up();
            first.countDown();
            stay(fresh, lost);
        } finally {
            // when we stop by ourselves Asterisk is not lost: agents' lines go on as they are
            boolean lostNow = connection != null && thread == Thread.currentThread();
            connection = null;
            if (lostNow) {
                log.atWarn().addKeyValue("event", "asterisk-lost").log("Asterisk's manager interface is lost");
                listener.down();
            }
            close(fresh);
        }
    }

    private void stay(ManagerConnection session, CountDownLatch lost) throws InterruptedException {
        while (!lost.await(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                session.sendAction(new PingAction(), ANSWER_MILLIS);
                lastHeard = clock.millis();
            } catch (TimeoutException e) {
                // one that has much to do answers late, and to take that for its end would make all agents not ready
                if (silence() > SILENT.toMillis()) {
                    silent(e);
                    return;
                }
            } catch (IOException | IllegalStateException e) {
                silent(e);
                return;
            }
        }
    }

    private static void silent(Exception e) {
        log.atWarn().addKeyValue("event", "asterisk-silent").log("Asterisk does not answer: {}", e.toString());
    }

    /** Also ends the reconnection that Asterisk-Java begins by itself. */
    private static void close(ManagerConnection session) {
        ManagerConnectionState state = session.getState();
        if (state == ManagerConnectionState.CONNECTED || state == ManagerConnectionState.RECONNECTING) {
            try {
                session.logoff();
            } catch (IllegalStateException e) {
                log.debug("the connection had ended by itself", e);
            }
        }
    }

    private void tellOnce(Exception e) {
        if (!failing) {
            failing = true;
            log.atWarn()
                    .addKeyValue("event", "asterisk-unreachable")
                    .log(
                            "cannot reach Asterisk's manager interface at {}:{}, trying on: {}",
                            settings.host(),
                            settings.amiPort(),
                            e.toString());
        }
    }
}
