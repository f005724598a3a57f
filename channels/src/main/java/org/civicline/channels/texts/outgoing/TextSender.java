package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.channels.loop.Loop;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.foundation.Columns;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The loops of sending: one claims and sends, one looks after what was left behind. Any number of nodes may run them. */
@Component
class TextSender implements SmartLifecycle {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final int BATCHES = 4;

    private final Transactions transactions;
    private final OutboundTexts texts;
    private final TextSending sending;
    private final TextStates states;
    private final ReceiptDesk receipts;
    private final SmsLine line;
    private final SmsSettings settings;
    private final Clock clock;
    private final Loop sender;
    private final Loop sweep;
    private volatile boolean stopping;

    TextSender(
            Transactions transactions,
            OutboundTexts texts,
            TextSending sending,
            TextStates states,
            ReceiptDesk receipts,
            SmsLine line,
            SmsSettings settings,
            Bell textBell,
            Clock clock) {
        this.transactions = transactions;
        this.texts = texts;
        this.sending = sending;
        this.states = states;
        this.receipts = receipts;
        this.line = line;
        this.settings = settings;
        this.clock = clock;
        this.sender = new Loop("text-sender", this::sendDue, textBell, POLL, clock);
        this.sweep = new Loop("text-sweep", this::sweep, new Bell(), SWEEP, clock);
    }

    /** Sends until nothing is due; behind what was sent, more to the same number may have waited. */
    void sendDue() {
        boolean any;
        do {
            any = sendRound();
        } while (any && !stopping);
    }

    /** Texts run side by side; a batch is claimed while the last one is still under way. @return whether there were any */
    private boolean sendRound() {
        boolean any = false;
        var slots = new Semaphore(settings.concurrency());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (line.up() && !stopping) {
                List<OutboundText> claimed = claim();
                if (claimed.isEmpty()) {
                    break;
                }
                any = true;
                for (OutboundText text : claimed) {
                    slots.acquireUninterruptibly();
                    threads.execute(() -> {
                        try {
                            sending.send(text);
                        } finally {
                            slots.release();
                        }
                    });
                }
            }
        }
        return any;
    }

    private List<OutboundText> claim() {
        Instant now = Columns.micros(clock.instant());
        return transactions.call(() -> texts.claim(now, now.plus(LEASE), settings.concurrency() * BATCHES));
    }

    void sweep() {
        Instant now = clock.instant();
        transactions.run(() -> texts.abandoned(now, now.plus(settings.doubt())));
        for (UUID old : texts.tooOld(now.minus(settings.validity()))) {
            transactions.run(() -> states.end(old, "expired", "not-sent-in-time"));
        }
        receipts.matchLate();
    }

    @Override
    public void start() {
        stopping = false;
        sender.start();
        sweep.start();
    }

    @Override
    public void stop() {
        stopping = true;
        sender.stop();
        sweep.stop();
    }

    @Override
    public boolean isRunning() {
        return sender.running();
    }

    /** Stops before the line it sends through. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 20;
    }
}
