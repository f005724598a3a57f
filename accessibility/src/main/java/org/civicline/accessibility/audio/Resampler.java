package org.civicline.accessibility.audio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Changes the sampling rate by a rational factor with a polyphase Kaiser-windowed sinc.
 *
 * <p>The pass band ends at 0.43 of the lower rate (3.46 kHz for 8 kHz) and everything that would fold back is 90 dB
 * down from half the lower rate on, so that wideband speech does not hiss on a narrowband line.
 */
public final class Resampler {

    private static final int ZERO_CROSSINGS = 48;
    private static final double KAISER_BETA = 10.06;
    /** Width of the transition band for this window and length, relative to the lower rate. */
    private static final double TRANSITION = 0.0665;

    private static final Map<Ratio, Resampler> KNOWN = new ConcurrentHashMap<>();

    private record Ratio(int up, int down) {}

    private final Ratio ratio;
    private final int half;
    private final float[][] phases;

    private Resampler(Ratio ratio) {
        this.ratio = ratio;
        double lower = Math.min(1.0, (double) ratio.up / ratio.down);
        this.half = (int) Math.ceil(ZERO_CROSSINGS / lower);
        this.phases = new float[ratio.up][];
        for (int phase = 0; phase < ratio.up; phase++) {
            phases[phase] = kernel((double) phase / ratio.up, (0.5 - TRANSITION / 2) * lower);
        }
    }

    public static Pcm resample(Pcm sound, int rate) {
        if (sound.rate() == rate) {
            return sound;
        }
        int divisor = greatestCommonDivisor(sound.rate(), rate);
        Ratio ratio = new Ratio(rate / divisor, sound.rate() / divisor);
        return KNOWN.computeIfAbsent(ratio, Resampler::new).apply(sound, rate);
    }

    /**
     * The same for a sound whose end goes on with its beginning: the filter sees across the seam.
     *
     * @param loop longer than a second
     */
    public static Pcm resampleLoop(Pcm loop, int rate) {
        if (loop.rate() == rate) {
            return loop;
        }
        int second = loop.rate();
        Pcm around = Pcm.join(List.of(loop.slice(loop.length() - second, loop.length()), loop, loop.slice(0, second)));
        Pcm resampled = resample(around, rate);
        return resampled.slice(rate, resampled.length() - rate);
    }

    private Pcm apply(Pcm sound, int rate) {
        int length = Math.toIntExact(((long) sound.length() * ratio.up + ratio.down - 1) / ratio.down);
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            long position = (long) i * ratio.down;
            float[] kernel = phases[(int) (position % ratio.up)];
            int first = (int) (position / ratio.up) - half + 1;
            double sum = 0;
            for (int k = Math.max(0, -first); k < kernel.length && first + k < sound.length(); k++) {
                sum += kernel[k] * sound.at(first + k);
            }
            out[i] = (float) sum;
        }
        return new Pcm(out, rate);
    }

    /** Taps for an output that lies {@code fraction} of an input sample after the middle tap; their sum is 1. */
    private float[] kernel(double fraction, double cutoff) {
        double[] taps = new double[2 * half];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            double distance = k - (half - 1) - fraction;
            taps[k] = sinc(2 * cutoff * distance) * kaiser(distance / half);
            sum += taps[k];
        }
        float[] kernel = new float[taps.length];
        for (int k = 0; k < taps.length; k++) {
            kernel[k] = (float) (taps[k] / sum);
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel0(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel0(KAISER_BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
