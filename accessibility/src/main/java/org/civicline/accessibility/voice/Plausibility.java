package org.civicline.accessibility.voice;

import org.civicline.accessibility.audio.Loudness;
import org.civicline.accessibility.audio.Pcm;

/**
 * Whether audio can be the sentence it is said to be. Engines fail silently: with no sound, or with a fraction of it.
 * The bounds are wide: half and more than double of what was measured.
 */
final class Plausibility {

    /** Measured at the usual speed: 0.24 s a syllable, pauses included. */
    private static final double SHORTEST_SYLLABLE = 0.08;

    private static final double LONGEST_SYLLABLE = 0.9;
    /** Measured: 0.06 to 0.25 s a letter or digit, the latter for numbers. */
    private static final double SHORTEST_LETTER = 0.02;

    private static final double LONGEST_LETTER = 0.9;
    private static final double ALLOWANCE = 2;

    private Plausibility() {}

    static boolean mandarin(Pcm sound, int syllables) {
        return between(sound, syllables * SHORTEST_SYLLABLE, syllables * LONGEST_SYLLABLE + ALLOWANCE);
    }

    static boolean english(Pcm sound, long letters) {
        return between(sound, letters * SHORTEST_LETTER, letters * LONGEST_LETTER + ALLOWANCE);
    }

    private static boolean between(Pcm sound, double shortest, double longest) {
        double seconds = (double) sound.length() / sound.rate();
        return seconds >= shortest && seconds <= longest && !Loudness.silent(sound);
    }
}
