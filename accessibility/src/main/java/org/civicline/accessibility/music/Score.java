package org.civicline.accessibility.music;

import java.util.List;

/**
 * The piece: twenty bars of four beats in D major, a little slower than a resting pulse. The melody keeps to the
 * pentatonic scale, so it never grates against the chords; each phrase ends on a long note, so that it breathes.
 */
final class Score {

    /** 0.91 s, 66 beats a minute; a whole number of samples, so that the loop closes exactly. */
    static final int BEAT = 14_560;

    static final int BEATS_A_BAR = 4;
    private static final int EIGHTHS_A_BAR = 8;

    /** D4 E4 F♯4 A4 B4 D5 E5 F♯5 A5 B5 as MIDI notes. */
    private static final int[] SCALE = {62, 64, 66, 69, 71, 74, 76, 78, 81, 83};

    /**
     * @param bass MIDI note of the root
     * @param notes MIDI notes of the pad, low to high
     */
    record Chord(int bass, int... notes) {}

    private static final Chord D = new Chord(50, 57, 62, 64, 66);
    private static final Chord B_MINOR = new Chord(47, 57, 59, 62, 66);
    private static final Chord G = new Chord(43, 55, 59, 62, 66);
    private static final Chord A_SUSPENDED = new Chord(45, 57, 62, 64, 69);
    private static final Chord A = new Chord(45, 57, 61, 64, 69);
    private static final Chord F_SHARP_MINOR = new Chord(42, 57, 61, 64, 66);
    private static final Chord E_MINOR = new Chord(40, 55, 59, 62, 64);

    /** A bar: its chord, and in each eighth a step of the scale or a dot. */
    record Bar(Chord chord, String melody) {}

    static final List<Bar> BARS = List.of(
            new Bar(D, "3..5..7."),
            new Bar(B_MINOR, "6..5..4."),
            new Bar(G, "4..5..6."),
            new Bar(A_SUSPENDED, "3......."),
            new Bar(D, "3..5..7."),
            new Bar(F_SHARP_MINOR, "8..7..6."),
            new Bar(G, "7..6..5."),
            new Bar(A, "6......."),
            new Bar(B_MINOR, "7..6..5."),
            new Bar(F_SHARP_MINOR, "6..5..3."),
            new Bar(G, "4..5..4."),
            new Bar(D, "3......."),
            new Bar(E_MINOR, "4.5.6..."),
            new Bar(A_SUSPENDED, "6.5.3..."),
            new Bar(D, "5...3..."),
            new Bar(B_MINOR, "4......."),
            new Bar(G, "4..5..4."),
            new Bar(A_SUSPENDED, "3..1..3."),
            new Bar(D, "2..3..5."),
            new Bar(D, "5......."));

    private Score() {}

    static int length() {
        return BARS.size() * BEATS_A_BAR * BEAT;
    }

    /** First sample of an eighth within a bar. */
    static int at(int bar, int eighth) {
        return (bar * EIGHTHS_A_BAR + eighth) * BEAT / 2;
    }

    /** MIDI note of a character of the melody, or -1. */
    static int note(char step) {
        return Character.isDigit(step) ? SCALE[step - '0'] : -1;
    }

    static double frequency(int midiNote) {
        return 440 * Math.pow(2, (midiNote - 69) / 12.0);
    }
}
