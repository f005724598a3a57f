package org.civicline.channels.texts.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.SmsSettings.Smsc;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.IncomingReceipts;
import org.civicline.channels.texts.line.IncomingTexts;
import org.civicline.channels.texts.line.SmsLine;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps one transceiver bind to the SMS centre, binding again with growing pauses when it breaks. */
@Component
class SmppGateway implements SmsLine, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SmppGateway.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int DELIVERIES_AT_ONCE = 8;
    private static final int DELIVERIES_WAITING = 200;

    private final Smsc smsc;
    private final IncomingTexts texts;
    private final IncomingReceipts receipts;
    private final StaffScreens screens;
    private final Bell textBell;
    private final Semaphore window;

    private volatile @Nullable SMPPSession session;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile String trouble = "not connected yet";

    SmppGateway(
            SmsSettings settings, IncomingTexts texts, IncomingReceipts receipts, StaffScreens screens, Bell textBell) {
        this.smsc = settings.smsc();
        this.texts = texts;
        this.receipts = receipts;
        this.screens = screens;
        this.textBell = textBell;
        this.window = new Semaphore(smsc.window());
    }

    boolean configured() {
        return smsc.configured();
    }

    /** Why it is not up, in words. */
    String trouble() {
        return trouble;
    }

    @Override
    public boolean up() {
        SMPPSession now = session;
        return now != null && now.getSessionState() == SessionState.BOUND_TRX;
    }

    @Override
    public Submission submit(String recipient, Part part) {
        SMPPSession now = session;
        if (now == null || now.getSessionState() != SessionState.BOUND_TRX) {
            return new Submission.RetryLater("not-connected");
        }
        try {
            if (!window.tryAcquire(smsc.responseSeconds(), TimeUnit.SECONDS)) {
                return new Submission.RetryLater("window-full");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Submission.RetryLater("stopping");
        }
        try {
            return Submitting.submit(now, smsc.sourceAddress(), recipient, part);
        } finally {
            window.release();
        }
    }

    private void keepConnected() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!stopping) {
                var lost = new CountDownLatch(1);
                if (bind(lost)) {
                    pause = FIRST_PAUSE;
                    lost.await();
                    session = null;
                    if (!stopping) {
                        trouble = "the connection to the SMS centre broke";
                        log.warn("the connection to {} broke", smsc);
                        tell("DOWN");
                    }
                } else {
                    pause = longer(pause);
                }
                Thread.sleep(pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean bind(CountDownLatch lost) {
        var fresh = new SMPPSession();
        fresh.setTransactionTimer(Duration.ofSeconds(smsc.responseSeconds()).toMillis());
        fresh.setEnquireLinkTimer(
                (int) Duration.ofSeconds(smsc.enquireLinkSeconds()).toMillis());
        fresh.setPduProcessorDegree(DELIVERIES_AT_ONCE);
        fresh.setQueueCapacity(DELIVERIES_WAITING);
        fresh.setMessageReceiverListener(
                new Receiving(texts, receipts, UUID.randomUUID().toString()));
        fresh.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                lost.countDown();
            }
        });
        try {
            fresh.connectAndBind(
                    smsc.host(),
                    smsc.port(),
                    parameters(),
                    Duration.ofSeconds(smsc.responseSeconds()).toMillis());
        } catch (IOException e) {
            if (trouble.isEmpty() || !trouble.equals(e.getMessage())) {
                log.warn("cannot bind to {}: {}; trying again", smsc, e.getMessage());
            }
            trouble = String.valueOf(e.getMessage());
            fresh.close();
            return false;
        }
        session = fresh;
        trouble = "";
        log.info("bound to {}", smsc);
        tell("UP");
        textBell.ring();
        return true;
    }

    private BindParameter parameters() {
        return new BindParameter(
                BindType.BIND_TRX,
                smsc.systemId(),
                smsc.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    private void tell(String status) {
        String text = status.equals("UP") ? "短信网关已连接" : "短信网关已断开，短信在恢复后发出";
        screens.tellAll("component", Map.of("name", "sms", "status", status, "text", text));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    @Override
    public void start() {
        if (!smsc.configured()) {
            log.info("no SMS centre is configured (civicline.sms.smsc.host): texts wait in the outbox");
            return;
        }
        stopping = false;
        thread = Thread.ofPlatform().name("smpp-bind").daemon().start(this::keepConnected);
    }

    @Override
    public void stop() {
        stopping = true;
        SMPPSession now = session;
        if (now != null) {
            now.unbindAndClose();
        }
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        session = null;
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before and stops after whoever sends through it. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 30;
    }
}
