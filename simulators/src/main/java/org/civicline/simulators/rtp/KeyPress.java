package org.civicline.simulators.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * One key being pressed, as the packets of RFC 4733 §2.5: 100 ms of growing duration, the end said three times, then a
 * pause of 100 ms so that two equal keys stay two.
 */
final class KeyPress {

    enum Step {
        SOUNDING,
        PAUSING,
        RELEASED
    }

    private static final int TICKS_DOWN = 5;
    private static final int END_PACKETS = 3;
    private static final int TICKS_PAUSE = 5;
    private static final int SAMPLES_A_TICK = 160;

    /** Volume in -dBm0: what a telephone keypad sounds like. */
    private static final int VOLUME = 10;

    private final int event;
    private final int timestamp;
    private final CompletableFuture<Void> released;
    private int ticks;

    KeyPress(int event, int timestamp, CompletableFuture<Void> released) {
        this.event = event;
        this.timestamp = timestamp;
        this.released = released;
    }

    int timestamp() {
        return timestamp;
    }

    boolean first() {
        return ticks == 0;
    }

    Step next() {
        ticks++;
        if (ticks <= TICKS_DOWN + END_PACKETS) {
            return Step.SOUNDING;
        }
        if (ticks <= TICKS_DOWN + END_PACKETS + TICKS_PAUSE) {
            return Step.PAUSING;
        }
        released.complete(null);
        return Step.RELEASED;
    }

    void write(ByteBuffer out) {
        boolean end = ticks > TICKS_DOWN;
        out.put((byte) event).put((byte) (end ? 0x80 | VOLUME : VOLUME));
        out.putShort((short) (Math.min(ticks, TICKS_DOWN) * SAMPLES_A_TICK));
    }
}
