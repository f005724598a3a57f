package org.civicline.accessibility.audio;

/** Cuts the silence an engine leaves before and after speech down to what the ear wants, without a click. */
public final class Edges {

    private static final double AUDIBLE_DBFS = -50;
    private static final int LEAD_MILLIS = 40;
    private static final int TAIL_MILLIS = 80;
    private static final int FADE_MILLIS = 5;

    private Edges() {}

    /** At most 40 ms before and 80 ms after what is audible; the sound itself when nothing is. */
    public static Pcm trim(Pcm sound) {
        double threshold = sound.peak() * Decibels.toAmplitude(AUDIBLE_DBFS);
        int first = 0;
        int last = sound.length() - 1;
        while (first <= last && Math.abs(sound.at(first)) <= threshold) {
            first++;
        }
        while (last > first && Math.abs(sound.at(last)) <= threshold) {
            last--;
        }
        if (first > last) {
            return sound;
        }
        int from = Math.max(0, first - millis(sound, LEAD_MILLIS));
        int to = Math.min(sound.length(), last + 1 + millis(sound, TAIL_MILLIS));
        return fade(sound.slice(from, to));
    }

    private static Pcm fade(Pcm sound) {
        float[] samples = sound.samples();
        int length = Math.min(millis(sound, FADE_MILLIS), samples.length / 2);
        for (int i = 0; i < length; i++) {
            float gain = (float) i / length;
            samples[i] *= gain;
            samples[samples.length - 1 - i] *= gain;
        }
        return new Pcm(samples, sound.rate());
    }

    private static int millis(Pcm sound, int millis) {
        return sound.rate() * millis / 1000;
    }
}
