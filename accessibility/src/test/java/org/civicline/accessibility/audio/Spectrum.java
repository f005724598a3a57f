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

    /** Fundamental frequency in Hz from a sample on, by normalised cross-correlation; 0 where nothing is voiced. */
    public static double pitch(Pcm sound, int at) {
        int size = sound.rate() / 40;
        int longest = sound.rate() / 45;
        if (at + size + longest > sound.length() || sound.rms(at, at + size) < 0.02) {
            return 0;
        }
        int best = 0;
        double highest = 0.7;
        for (int lag = sound.rate() / 200; lag < longest; lag++) {
            double similarity = similarity(sound, at, at + lag, size);
            // Twice the period is as similar as the period: only clearly more counts.
            if (similarity > highest + (best == 0 ? 0 : 0.02)) {
                highest = similarity;
                best = lag;
            }
        }
        return best == 0 ? 0 : (double) sound.rate() / best;
    }

    private static double similarity(Pcm sound, int here, int there, int size) {
        double product = 0;
        double first = 1e-9;
        double second = 1e-9;
        for (int i = 0; i < size; i++) {
            product += sound.at(here + i) * sound.at(there + i);
            first += sound.at(here + i) * sound.at(here + i);
            second += sound.at(there + i) * sound.at(there + i);
        }
        return product / Math.sqrt(first * second);
    }
}
