package org.civicline.simulators.rtp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.audio.Tone;

/**
 * What one end of a call has heard, and when. The recording is a time line from the first packet on: lost packets and
 * pauses are silence in it. Moments are readings of {@link System#nanoTime}. Safe for use by several threads.
 */
public final class Heard {

    /** A packet louder than this (RMS, of 32768) is sound: -50 dBFS, well above the noise of a coded silence. */
    private static final double AUDIBLE_RMS = 100;

    /** A packet further than this from where its time stamp says is placed by its arrival instead. */
    private static final int MOST_DRIFT = AudioClip.RATE / 4;

    private static final Duration EAR = Duration.ofMillis(200);

    private final int mostSamples;
    private short[] recorded = new short[0];
    private int length;
    private long packets;
    private long failures;
    private long firstPacket;
    private long firstAudio;
    private long firstAudioAfterAnswer;
    private long lastPacket;
    private boolean answered;
    private boolean finished;
    private int source;
    private long anchorTimestamp;
    private int anchorPosition;

    Heard(Recording recording) {
        this.mostSamples = Math.toIntExact(recording.most().toMillis() * AudioClip.RATE / 1000);
    }

    /** Audio packets received. */
    public synchronized long packets() {
        return packets;
    }

    /** Packets that could not be sent or read because the other end or the socket was gone. */
    public synchronized long failures() {
        return failures;
    }

    /** When the first packet came. */
    public synchronized OptionalLong firstPacketNanos() {
        return packets == 0 ? OptionalLong.empty() : OptionalLong.of(firstPacket);
    }

    /** When the first packet came that was not silence, early media included. */
    public synchronized OptionalLong firstAudioNanos() {
        return firstAudio == 0 ? OptionalLong.empty() : OptionalLong.of(firstAudio);
    }

    /** When the first packet came after the answer that was not silence. */
    public synchronized OptionalLong firstAudioAfterAnswerNanos() {
        return firstAudioAfterAnswer == 0 ? OptionalLong.empty() : OptionalLong.of(firstAudioAfterAnswer);
    }

    /** Everything kept so far. */
    public synchronized AudioClip audio() {
        return AudioClip.of(Arrays.copyOf(recorded, length));
    }

    /** The last part heard, up to now: silence where nothing comes any more. */
    public synchronized AudioClip last(Duration span) {
        int wanted = Math.toIntExact(span.toMillis() * AudioClip.RATE / 1000);
        // A packet holds the 20 ms before it, so up to 60 ms without one is no silence yet.
        long silent = Math.max(0, System.nanoTime() - lastPacket - 60_000_000) * AudioClip.RATE / 1_000_000_000L;
        int end = finished ? length : (int) Math.min(length + silent, Integer.MAX_VALUE / 2);
        int start = Math.max(0, end - wanted);
        short[] part = new short[end - start];
        if (start < length) {
            System.arraycopy(recorded, start, part, 0, Math.min(length, end) - start);
        }
        return AudioClip.of(part);
    }

    /** The strongest frequency of the last 200 ms. */
    public Tone tone() {
        return last(EAR).dominantTone();
    }

    /** What the last two seconds resemble. */
    public Sound sound() {
        return last(Duration.ofSeconds(2)).resembles();
    }

    /** Waits until a clear tone of this frequency is heard; false when the time is over. Needs a recording. */
    public boolean awaitTone(double hertz, Duration timeout) throws InterruptedException {
        return await(() -> tone().isClear(hertz), timeout);
    }

    /** Waits until anything but silence has been heard, since the answer if there was one; false when the time is over. */
    public boolean awaitAudio(Duration timeout) throws InterruptedException {
        return await(this::anyAudio, timeout);
    }

    /** Waits until what is heard now (the last two seconds) resembles this; false when the time is over. */
    public boolean awaitSound(Sound wanted, Duration timeout) throws InterruptedException {
        return await(() -> sound() == wanted, timeout);
    }

    /** Writes what is kept as a WAV file. */
    public void write(Path wav) throws IOException {
        audio().write(wav);
    }

    /** A one-line summary for logs and failed assertions. */
    @Override
    public synchronized String toString() {
        AudioClip all = audio();
        return "Heard[packets=%d, kept=%s, level=%.1f dBFS, resembles=%s]"
                .formatted(packets, all.duration(), all.level(), all.resembles());
    }

    private synchronized boolean anyAudio() {
        return (answered ? firstAudioAfterAnswer : firstAudio) != 0;
    }

    synchronized void answered() {
        answered = true;
    }

    synchronized void sendFailed() {
        failures++;
    }

    synchronized void receiveFailed() {
        failures++;
    }

    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    synchronized void take(Codec codec, byte[] payload, int count, int ssrc, int timestamp) {
        long now = System.nanoTime();
        boolean listening = firstAudio == 0 || (answered && firstAudioAfterAnswer == 0);
        boolean keeping = length < mostSamples;
        if (packets++ == 0) {
            firstPacket = now;
        }
        lastPacket = now;
        if (!listening && !keeping) {
            return;
        }
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = codec.decode(payload[i]);
        }
        if (listening && AudioClip.of(samples).rms() >= AUDIBLE_RMS) {
            firstAudio = firstAudio == 0 ? now : firstAudio;
            firstAudioAfterAnswer = answered ? now : 0;
        }
        if (keeping) {
            keep(samples, position(now, ssrc, timestamp));
        }
    }

    private int position(long now, int ssrc, int timestamp) {
        int byArrival = (int) ((now - firstPacket) * AudioClip.RATE / 1_000_000_000L);
        int byTimestamp = anchorPosition + (int) (Integer.toUnsignedLong(timestamp) - anchorTimestamp);
        boolean sameStream = packets > 1 && ssrc == source && Math.abs(byTimestamp - byArrival) < MOST_DRIFT;
        if (sameStream && byTimestamp >= 0) {
            return byTimestamp;
        }
        source = ssrc;
        anchorTimestamp = Integer.toUnsignedLong(timestamp);
        anchorPosition = Math.max(byArrival, packets > 1 ? length : 0);
        return anchorPosition;
    }

    private void keep(short[] samples, int at) {
        int end = Math.min(at + samples.length, mostSamples);
        if (end <= at) {
            length = Math.max(length, Math.min(at, mostSamples));
            return;
        }
        if (end > recorded.length) {
            int grown = Math.clamp(recorded.length * 2L, AudioClip.RATE * 4, mostSamples);
            recorded = Arrays.copyOf(recorded, Math.max(end, grown));
        }
        System.arraycopy(samples, 0, recorded, at, end - at);
        length = Math.max(length, end);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || finished) {
                return condition.getAsBoolean();
            }
            // Looking twice in 100 ms is enough for an ear; waking at each packet would make listening costly.
            wait(Math.min(left, 50));
        }
        return true;
    }
}
