package org.civicline.accessibility.audio;

/** Measures and makes sine tones. */
public final class Spectrum {

    private Spectrum() {}

    public static Pcm sine(double frequency, double amplitude, double seconds, int rate) {
        float[] samples = new float[(int) (seconds * rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return new Pcm(samples, rate);
    }

    /** Amplitude of one frequency in the middle half of the sound, by a Hann-windowed Fourier sum. */
    public static double amplitude(Pcm sound, double frequency) {
        int from = sound.length() / 4;
        int to = sound.length() * 3 / 4;
        double real = 0;
        double imaginary = 0;
        double weight = 0;
        for (int i = from; i < to; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / (to - from));
            double angle = 2 * Math.PI * frequency * i / sound.rate();
            real += window * sound.at(i) * Math.cos(angle);
            imaginary += window * sound.at(i) * Math.sin(angle);
            weight += window;
        }
        return 2 * Math.hypot(real, imaginary) / weight;
    }

    /** Share of the energy below a frequency, by summing a coarse grid of the spectrum of up to four seconds. */
    public static double energyBelow(Pcm sound, double frequency) {
        Pcm part = sound.slice(0, Math.min(sound.length(), 4 * sound.rate()));
        double below = 0;
        double all = 0;
        for (double f = 20; f < sound.rate() / 2.0; f += 10) {
            double energy = Math.pow(amplitude(part, f), 2);
            all += energy;
            below += f < frequency ? energy : 0;
        }
        return below / all;
    }

    /** Fundamental frequency in Hz of 46 ms around a sample by autocorrelation; 0 where nothing is voiced. */
    public static double pitch(Pcm sound, int at) {
        int size = sound.rate() * 46 / 1000;
        int from = Math.max(0, Math.min(at - size / 2, sound.length() - size));
        double zero = correlation(sound, from, size, 0);
        if (Math.sqrt(zero / size) < 0.02) {
            return 0;
        }
        int best = 0;
        double highest = 0;
        for (int lag = sound.rate() / 300; lag < sound.rate() / 60; lag++) {
            double value = correlation(sound, from, size, lag);
            if (value > highest) {
                highest = value;
                best = lag;
            }
        }
        return highest > 0.5 * zero ? (double) sound.rate() / best : 0;
    }

    private static double correlation(Pcm sound, int from, int size, int lag) {
        double sum = 0;
        for (int i = from; i < from + size - lag && i + lag < sound.length(); i++) {
            sum += sound.at(i) * sound.at(i + lag);
        }
        return sum;
    }
}
