package org.civicline.accessibility.music;

/** Additive and frequency-modulated tones with soft edges; every partial lies below half the sampling rate. */
final class Instruments {

    private static final double TWO_PI = 2 * Math.PI;

    private final Loop loop;
    private final int rate;

    Instruments(Loop loop, int rate) {
        this.loop = loop;
        this.rate = rate;
    }

    /** Strings without bows: two slightly detuned voices of falling partials that swell and fade. */
    void pad(int from, int length, double frequency, double level) {
        int swell = 3 * rate / 2;
        int total = length + swell;
        for (int i = 0; i < total; i++) {
            double envelope = rise(i, swell) * rise(total - i, swell);
            double time = (double) i / rate;
            double tone = partials(frequency * 1.0012 * time) + partials(frequency * 0.9988 * time);
            loop.add(from + i, level * envelope * tone);
        }
    }

    private static double partials(double turns) {
        double sum = 0;
        for (int k = 1; k <= 5; k++) {
            sum += Math.sin(TWO_PI * k * turns) / Math.pow(k, 1.9);
        }
        return sum;
    }

    /** An electric piano touched lightly: the modulation, and with it the brightness, dies away first. */
    void piano(int from, double frequency, double level, double seconds) {
        int length = (int) (3.5 * seconds * rate);
        for (int i = 0; i < length; i++) {
            double time = (double) i / rate;
            double modulation = 1.5 * Math.exp(-time / (0.35 * seconds)) * Math.sin(TWO_PI * frequency * time);
            double tone = Math.sin(TWO_PI * frequency * time + modulation)
                    + 0.18 * Math.exp(-time / 0.25) * Math.sin(TWO_PI * 3 * frequency * time);
            double envelope = rise(i, rate / 80) * Math.exp(-time / seconds) * rise(length - i, rate / 10);
            loop.add(from + i, level * envelope * tone);
        }
    }

    /** A round bass note; its second partial is what a telephone lets through. */
    void bass(int from, int length, double frequency, double level) {
        for (int i = 0; i < length; i++) {
            double time = (double) i / rate;
            double tone = Math.sin(TWO_PI * frequency * time)
                    + 0.5 * Math.sin(TWO_PI * 2 * frequency * time)
                    + 0.15 * Math.sin(TWO_PI * 3 * frequency * time);
            double envelope = rise(i, rate / 20) * Math.exp(-time / 1.2) * rise(length - i, rate / 5);
            loop.add(from + i, level * envelope * tone);
        }
    }

    /** From 0 to 1 over {@code over} samples along half a cosine. */
    private static double rise(int i, int over) {
        return i >= over ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * i / over);
    }
}
