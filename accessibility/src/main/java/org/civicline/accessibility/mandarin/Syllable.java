package org.civicline.accessibility.mandarin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A syllable of Hanyu Pinyin with {@code v} for ü.
 *
 * @param sound without tone, such as {@code lv}
 * @param tone 1 to 4, 5 for the neutral tone
 */
record Syllable(String sound, int tone) {

    private static final Pattern WRITTEN = Pattern.compile("([a-z]{1,6})([1-5])");

    static Optional<Syllable> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new Syllable(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    Syllable withTone(int other) {
        return new Syllable(sound, other);
    }

    @Override
    public String toString() {
        return sound + tone;
    }
}
