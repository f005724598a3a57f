package org.civicline.simulators.audio;

import java.time.Duration;
import java.util.List;

/** What a stretch of sound resembles. A rough ear for people and tests, not a recogniser. */
public enum Sound {
    /** Nothing, or line noise. */
    SILENCE,
    /** One steady frequency. */
    TONE,
    /** Loud parts with many short pauses, as between syllables and words. */
    SPEECH,
    /** Goes on without pauses, in many frequencies. */
    MUSIC;

    /** Below this a telephone line is taken for silent. */
    public static final double QUIET_DBFS = -50;

    private static final Duration FRAME = Duration.ofMillis(20);

    /** Speech pauses: this share of its frames has less than half the mean energy (low short-time energy ratio). */
    private static final double SPEECH_LOW_FRAMES = 0.5;

    static Sound judge(AudioClip clip) {
        if (clip.level() < QUIET_DBFS) {
            return SILENCE;
        }
        if (clip.dominantTone().share() > 0.6) {
            return TONE;
        }
        List<Double> powers = clip.levels(FRAME).stream()
                .map(level -> Math.pow(10, level / 10))
                .toList();
        double mean = powers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        long low = powers.stream().filter(power -> power < mean / 2).count();
        return low > SPEECH_LOW_FRAMES * powers.size() ? SPEECH : MUSIC;
    }
}
