package org.civicline.simulators.rtp;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the packets of one call, one each 20 ms, on the sending thread; what to say is set from any thread. */
final class RtpSender {

    private static final int FRAME = 160;

    /** Each call numbers its packets lower than the one before: the worst for whoever takes one voice for another's past. */
    private static final AtomicInteger NEXT_SEQUENCE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());

    private record Press(int event, CompletableFuture<Void> released) {}

    /** What is being said, and how far it has got. Only the sending thread moves it. */
    private static final class Playing {
        final AudioSource source;
        final CompletableFuture<Void> said = new CompletableFuture<>();
        int position;

        Playing(AudioSource source) {
            this.source = source;
        }
    }

    private final int ssrc;
    private final Queue<Press> presses = new ConcurrentLinkedQueue<>();
    private volatile Playing playing = new Playing(AudioSource.silence());
    private short sequence = (short) NEXT_SEQUENCE.getAndAdd(-1_000);
    private final int timestampBase = ThreadLocalRandom.current().nextInt();
    private boolean talking;
    private @Nullable KeyPress key;

    RtpSender(int ssrc) {
        this.ssrc = ssrc;
    }

    /** Cancels the future of what was being said. */
    CompletableFuture<Void> play(AudioSource source) {
        Playing next = new Playing(source);
        Playing before = playing;
        playing = next;
        before.said.cancel(false);
        return next.said;
    }

    CompletableFuture<Void> press(String digits) {
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        for (char digit : digits.toCharArray()) {
            int event = KeyReceiver.KEYS.indexOf(Character.toUpperCase(digit));
            if (event < 0) {
                throw new IllegalArgumentException("not a key of a telephone: " + digit);
            }
            last = new CompletableFuture<>();
            presses.add(new Press(event, last));
        }
        return last;
    }

    void stop() {
        for (Press press = presses.poll(); press != null; press = presses.poll()) {
            press.released.completeExceptionally(new IllegalStateException("the call ended"));
        }
        playing.said.completeExceptionally(new IllegalStateException("the call ended"));
    }

    /** Writes the packet of this tick; false when nothing is to be sent now. */
    boolean fill(ByteBuffer out, MediaFormat format, long tick) {
        int timestamp = timestampBase + (int) (tick * FRAME);
        if (key == null) {
            Press next = presses.poll();
            if (next != null) {
                key = new KeyPress(next.event, timestamp, next.released);
            }
        }
        KeyPress current = key;
        if (current != null) {
            return fillKey(out, format, current);
        }
        return fillAudio(out, format.codec(), timestamp, tick);
    }

    private boolean fillKey(ByteBuffer out, MediaFormat format, KeyPress current) {
        talking = false;
        boolean first = current.first();
        KeyPress.Step step = current.next();
        if (step == KeyPress.Step.RELEASED) {
            key = null;
        }
        if (step != KeyPress.Step.SOUNDING) {
            return false;
        }
        header(out, format.eventPayloadType(), first, current.timestamp());
        current.write(out);
        return true;
    }

    private boolean fillAudio(ByteBuffer out, Codec codec, int timestamp, long tick) {
        Playing now = playing;
        AudioSource source = now.source;
        if (source.everyTicks() == 0 || tick % source.everyTicks() != 0) {
            talking = false;
            return false;
        }
        header(out, codec.payloadType(), !talking, timestamp);
        talking = true;
        byte[] sound = source.encoded(codec);
        for (int filled = 0; filled < FRAME; ) {
            if (now.position >= sound.length) {
                if (!source.loops() || sound.length == 0) {
                    pad(out, codec, FRAME - filled);
                    now.said.complete(null);
                    break;
                }
                now.position = 0;
            }
            int part = Math.min(FRAME - filled, sound.length - now.position);
            out.put(sound, now.position, part);
            now.position += part;
            filled += part;
        }
        return true;
    }

    private static void pad(ByteBuffer out, Codec codec, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.put(codec.quiet());
        }
    }

    private void header(ByteBuffer out, int payloadType, boolean marker, int timestamp) {
        out.put((byte) 0x80).put((byte) (payloadType | (marker ? 0x80 : 0)));
        out.putShort(sequence++).putInt(timestamp).putInt(ssrc);
    }
}
