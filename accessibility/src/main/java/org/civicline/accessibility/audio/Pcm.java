package org.civicline.accessibility.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Mono samples, nominally within -1 … 1. The array is never changed after construction. */
public final class Pcm {

    private final float[] samples;
    private final int rate;

    /** @param samples taken over, not copied */
    public Pcm(float[] samples, int rate) {
        this.samples = samples;
        this.rate = rate;
    }

    public static Pcm silence(Duration duration, int rate) {
        return new Pcm(new float[Math.toIntExact(duration.toMillis() * rate / 1000)], rate);
    }

    /** Reads 16-bit samples, {@code bytes} from {@code offset} to the end; an odd last byte is dropped. */
    public static Pcm of16Bit(byte[] bytes, int offset, int rate, boolean bigEndian) {
        float[] samples = new float[Math.max(0, bytes.length - offset) / 2];
        for (int i = 0; i < samples.length; i++) {
            int at = offset + 2 * i;
            int high = bytes[bigEndian ? at : at + 1];
            int low = bytes[bigEndian ? at + 1 : at] & 0xff;
            samples[i] = (short) (high << 8 | low) / 32768f;
        }
        return new Pcm(samples, rate);
    }

    /** One after the other; all of the same rate. */
    public static Pcm join(List<Pcm> parts) {
        int rate = parts.getFirst().rate;
        float[] all = new float[parts.stream().mapToInt(Pcm::length).sum()];
        int at = 0;
        for (Pcm part : parts) {
            if (part.rate != rate) {
                throw new IllegalArgumentException("Rates differ: " + rate + " and " + part.rate);
            }
            System.arraycopy(part.samples, 0, all, at, part.samples.length);
            at += part.samples.length;
        }
        return new Pcm(all, rate);
    }

    public int rate() {
        return rate;
    }

    public int length() {
        return samples.length;
    }

    public float at(int index) {
        return samples[index];
    }

    /** A copy. */
    public float[] samples() {
        return samples.clone();
    }

    public Duration duration() {
        return Duration.ofMillis(1000L * samples.length / rate);
    }

    public Pcm slice(int from, int to) {
        return new Pcm(Arrays.copyOfRange(samples, from, to), rate);
    }

    public float peak() {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** Root mean square of the whole, 1 being full scale. */
    public double rms() {
        return rms(0, samples.length);
    }

    double rms(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return to > from ? Math.sqrt(sum / (to - from)) : 0;
    }

    /** 16-bit little-endian; what exceeds full scale is clamped. */
    byte[] to16BitLittleEndian() {
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            int value = sample16(i);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    int sample16(int index) {
        return Math.clamp(Math.round(samples[index] * 32767f), -32768, 32767);
    }
}
