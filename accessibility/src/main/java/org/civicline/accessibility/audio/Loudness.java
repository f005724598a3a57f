package org.civicline.accessibility.audio;

import java.util.Arrays;

/**
 * The level of speech: measured over the frames in which somebody speaks, pauses not counted (the idea of ITU-T P.56),
 * set to a target, with peaks held down smoothly instead of clipped.
 */
public final class Loudness {

    /** What speech is set to: -20 dBFS, the usual level of announcements on a digital telephone line. */
    public static final double SPEECH_DBFS = -20;

    private static final double CEILING = Decibels.toAmplitude(-1.5);
    /** A frame counts as active when it is less than this below the loudest frame. */
    private static final double ACTIVE_RANGE_DB = 30;
    /** Below this in every frame there is nothing to hear. */
    private static final double SILENCE_DBFS = -60;

    private Loudness() {}

    /** In dBFS, over the active frames; -180 for silence. */
    public static double activeLevel(Pcm sound) {
        double[] frames = frames(sound);
        double loudest = Arrays.stream(frames).max().orElse(0);
        if (Decibels.of(loudest) < SILENCE_DBFS) {
            return Decibels.of(0);
        }
        double gate = loudest * Decibels.toAmplitude(-ACTIVE_RANGE_DB);
        double meanSquare = Arrays.stream(frames)
                .filter(frame -> frame >= gate)
                .map(frame -> frame * frame)
                .average()
                .orElse(0);
        return Decibels.of(Math.sqrt(meanSquare));
    }

    public static boolean silent(Pcm sound) {
        return activeLevel(sound) < SILENCE_DBFS;
    }

    /** The same sound at the wanted active level; silence stays silence. */
    public static Pcm normalise(Pcm sound, double targetDbfs) {
        if (silent(sound)) {
            return sound;
        }
        float gain = (float) Decibels.toAmplitude(targetDbfs - activeLevel(sound));
        float[] samples = sound.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= gain;
        }
        return limit(samples, sound.rate());
    }

    /** Look-ahead limiter: the gain sinks before a peak and recovers after it, over 5 ms each. */
    private static Pcm limit(float[] samples, int rate) {
        int window = Math.max(1, rate / 200);
        double[] wanted = new double[samples.length];
        boolean needed = false;
        for (int i = 0; i < samples.length; i++) {
            wanted[i] = Math.min(1, CEILING / Math.max(1e-9, Math.abs(samples[i])));
            needed |= wanted[i] < 1;
        }
        if (needed) {
            double[] lowest = slidingMinimum(wanted, window);
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= (float) mean(lowest, i - window, i + window);
            }
        }
        return new Pcm(samples, rate);
    }

    private static double[] slidingMinimum(double[] values, int reach) {
        double[] lowest = new double[values.length];
        Arrays.fill(lowest, 1);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 1) {
                int last = Math.min(values.length - 1, i + reach);
                for (int k = Math.max(0, i - reach); k <= last; k++) {
                    lowest[k] = Math.min(lowest[k], values[i]);
                }
            }
        }
        return lowest;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += i < 0 || i >= values.length ? 1 : values[i];
        }
        return sum / (to - from + 1);
    }

    private static double[] frames(Pcm sound) {
        int size = Math.max(1, sound.rate() / 50);
        double[] frames = new double[(sound.length() + size - 1) / size];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = sound.rms(i * size, Math.min(sound.length(), (i + 1) * size));
        }
        return frames;
    }
}
