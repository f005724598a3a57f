package org.civicline.knowledgebase.triage.learning;

import org.jspecify.annotations.Nullable;

/**
 * What a citizen said, ready to be looked at.
 *
 * @param place where it is, as it was written down; nothing if it was not
 * @param meaning the direction of its meaning, of length 1, as a sentence model gave it; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Telling(String said, Folded text, Folded place, float @Nullable [] meaning) {

    /** Known by its words alone. */
    public static Telling of(String text, @Nullable String place) {
        return new Telling(text, Folded.of(text), Folded.of(place), null);
    }

    /** Known by its meaning too. */
    public Telling meaning(float[] direction) {
        return new Telling(said, text, place, direction);
    }

    /** Whether it says anything: at least one letter, hanzi among them. */
    public boolean tells() {
        return text.tells();
    }
}
