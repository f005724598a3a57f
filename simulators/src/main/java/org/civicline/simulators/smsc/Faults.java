package org.civicline.simulators.smsc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsmpp.SMPPConstant;

/** What goes wrong on demand, so that tests can see what the other side makes of it. Each fault is used up by one message. */
public final class Faults {

    /** What happens to one submitted message. */
    enum OnSubmit {
        NOTHING,
        REFUSE,
        DROP_BEFORE,
        DROP_AFTER
    }

    /** The final state a delivery receipt reports. */
    public enum Fate {
        /** It reached the phone. */
        DELIVRD(2, "000"),
        /** The phone was off for too long. */
        EXPIRED(3, "001"),
        /** There is no such subscriber. */
        UNDELIV(5, "012"),
        /** The operator refuses to deliver it. */
        REJECTD(8, "099");

        private final int state;
        private final String error;

        Fate(int state, String error) {
            this.state = state;
            this.error = error;
        }

        /** The value of message_state (SMPP 3.4 §5.2.28). */
        int state() {
            return state;
        }

        String error() {
            return error;
        }
    }

    record Submit(OnSubmit what, int status) {}

    private static final Submit NONE = new Submit(OnSubmit.NOTHING, 0);

    private final Deque<Submit> submits = new ArrayDeque<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private boolean receiptsHeld;
    private boolean bindsRefused;

    /** The next so many messages are answered "throttled" (temporary: try again later). */
    public void throttleNext(int messages) {
        refuseNext(messages, SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    /** The next so many messages are refused with this command_status. */
    public synchronized void refuseNext(int messages, int status) {
        add(messages, new Submit(OnSubmit.REFUSE, status));
    }

    /** The connection breaks at each of the next so many messages, before they are taken. */
    public synchronized void dropConnectionAtNext(int messages) {
        add(messages, new Submit(OnSubmit.DROP_BEFORE, 0));
    }

    /** The next so many messages are taken, but the connection breaks before that is said. */
    public synchronized void dropConnectionAfterTakingNext(int messages) {
        add(messages, new Submit(OnSubmit.DROP_AFTER, 0));
    }

    /** The receipts of the next so many messages say this instead of delivered. */
    public synchronized void nextFate(int messages, Fate fate) {
        for (int i = 0; i < messages; i++) {
            fates.add(fate);
        }
    }

    /** Keeps delivery receipts back until {@link #releaseReceipts}. */
    public synchronized void holdReceipts() {
        receiptsHeld = true;
    }

    /** Lets kept and later receipts go. */
    public synchronized void releaseReceipts() {
        receiptsHeld = false;
        notifyAll();
    }

    /** Whether binds are refused as by a centre that is overloaded. */
    public synchronized void refuseBinds(boolean refuse) {
        bindsRefused = refuse;
    }

    synchronized boolean bindsRefused() {
        return bindsRefused;
    }

    synchronized Submit nextSubmit() {
        Submit next = submits.poll();
        return next == null ? NONE : next;
    }

    synchronized Fate nextFate() {
        Fate next = fates.poll();
        return next == null ? Fate.DELIVRD : next;
    }

    synchronized void awaitReceiptsReleased() throws InterruptedException {
        while (receiptsHeld) {
            wait();
        }
    }

    private void add(int messages, Submit fault) {
        for (int i = 0; i < messages; i++) {
            submits.add(fault);
        }
    }
}
