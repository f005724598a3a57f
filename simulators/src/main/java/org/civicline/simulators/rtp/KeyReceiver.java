package org.civicline.simulators.rtp;

/** Puts telephone-event packets (RFC 4733 §2.5) together to key presses: several packets, one timestamp, one key. */
final class KeyReceiver {

    static final String KEYS = "0123456789*#ABCD";
    static final int SHORTEST_EVENT = 4;

    private final DigitListener listener;
    private boolean any;
    private int lastTimestamp;

    KeyReceiver(DigitListener listener) {
        this.listener = listener;
    }

    void take(byte[] payload, int length, int timestamp) {
        boolean sameKey = any && timestamp == lastTimestamp;
        if (length < SHORTEST_EVENT || payload[0] < 0 || payload[0] >= KEYS.length() || sameKey) {
            return;
        }
        any = true;
        lastTimestamp = timestamp;
        listener.pressed(KEYS.charAt(payload[0]));
    }
}
