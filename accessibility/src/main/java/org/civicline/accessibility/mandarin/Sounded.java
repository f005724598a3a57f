package org.civicline.accessibility.mandarin;

/**
 * A character with its sound, and whether its word ends with it.
 *
 * @param hanzi the character, or 0 for a part of a letter's name
 */
record Sounded(char hanzi, Syllable syllable, boolean endsWord) {

    Sounded withTone(int tone) {
        return new Sounded(hanzi, syllable.withTone(tone), endsWord);
    }
}
