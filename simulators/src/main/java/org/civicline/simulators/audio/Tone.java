package org.civicline.simulators.audio;

import java.util.Arrays;

/**
 * The strongest single frequency of a sound, found by Goertzel's algorithm.
 *
 * @param hertz the frequency, to about 1 Hz; 0 for silence
 * @param share which part of the sound's energy it carries: near 1 for a pure tone, small for speech or music
 */
public record Tone(double hertz, double share) {

    private static final Tone NONE = new Tone(0, 0);
    private static final double LOWEST = 80;
    private static final double HIGHEST = 3800;

    /** A fifth of a second is plenty: a longer stretch would only make the coarse search step over narrow peaks. */
    private static final int LONGEST = 1600;

    /** Whether this is a clear tone of that frequency, within 10 Hz. */
    public boolean isClear(double expectedHertz) {
        return share > 0.5 && Math.abs(hertz - expectedHertz) <= 10;
    }

    static Tone strongestIn(short[] all) {
        short[] samples = all.length <= LONGEST ? all : Arrays.copyOfRange(all, 0, LONGEST);
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        if (energy < samples.length) {
            return NONE;
        }
        // Bins of N samples are RATE/N wide: half of that never misses a peak.
        double coarse = Math.max(1, AudioClip.RATE / (2.0 * samples.length));
        double best = search(samples, LOWEST, HIGHEST, coarse);
        best = search(samples, best - coarse, best + coarse, 0.5);
        return new Tone(best, Math.min(1, 2 * power(samples, best) / (samples.length * energy)));
    }

    private static double search(short[] samples, double from, double to, double step) {
        double best = from;
        double most = -1;
        for (double hertz = from; hertz <= to; hertz += step) {
            double power = power(samples, hertz);
            if (power > most) {
                most = power;
                best = hertz;
            }
        }
        return best;
    }

    private static double power(short[] samples, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / AudioClip.RATE);
        double previous = 0;
        double beforePrevious = 0;
        for (short sample : samples) {
            double current = sample + coefficient * previous - beforePrevious;
            beforePrevious = previous;
            previous = current;
        }
        return previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
    }
}
