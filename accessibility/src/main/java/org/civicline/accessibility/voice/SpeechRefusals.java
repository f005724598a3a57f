package org.civicline.accessibility.voice;

import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;

/** The refusals that {@link org.civicline.accessibility.Speech} documents. */
public final class SpeechRefusals {

    private static final int SHOWN = 10;

    private SpeechRefusals() {}

    public static <T> Outcome<T> empty() {
        return Outcome.refused(Refusal.invalid("accessibility.text-empty"));
    }

    public static <T> Outcome<T> tooLong(int limit) {
        return Outcome.refused(Refusal.invalid("accessibility.text-too-long").with("limit", limit));
    }

    public static <T> Outcome<T> unpronounceable(String characters) {
        String shown = characters
                .codePoints()
                .distinct()
                .limit(SHOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Outcome.refused(Refusal.invalid("accessibility.unpronounceable").with("characters", shown));
    }

    public static <T> Outcome<T> unsupported(Locale locale) {
        return Outcome.refused(
                Refusal.invalid("accessibility.language-unsupported").with("language", locale.toLanguageTag()));
    }

    public static <T> Outcome<T> unavailable() {
        return Outcome.refused(new Refusal(Refusal.Kind.UNAVAILABLE, "accessibility.speech-unavailable", Map.of()));
    }
}
