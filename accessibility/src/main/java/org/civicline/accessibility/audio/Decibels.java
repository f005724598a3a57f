package org.civicline.accessibility.audio;

/** Amplitudes to decibels and back, 1 being full scale (0 dBFS). */
public final class Decibels {

    private Decibels() {}

    public static double of(double amplitude) {
        return 20 * Math.log10(Math.max(amplitude, 1e-9));
    }

    public static double toAmplitude(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
