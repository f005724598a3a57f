package org.civicline.knowledgebase.search.rank;

import java.util.List;
import org.civicline.knowledgebase.search.language.Asking;
import org.civicline.knowledgebase.search.language.Kinds;
import org.civicline.knowledgebase.search.language.Synonyms.Found;
import org.jspecify.annotations.Nullable;

/** A question as ranking sees it. */
public final class Question {

    private final String matter;
    private final Counts pairs;
    private final Counts singles;
    private final List<Found> synonyms;
    private final int kinds;
    private final double averageLength;
    private final int length;
    private final byte @Nullable [] vector;

    /**
     * @param plain the question in plain characters
     * @param synonyms its words that have others
     * @param vector its meaning as a small vector, if it is known
     */
    public Question(String plain, List<Found> synonyms, Statistics statistics, byte @Nullable [] vector) {
        statistics.expect(plain);
        this.matter = Asking.without(plain);
        this.pairs = new Counts(matter, 2, gram -> statistics.rarity(gram, gram.length() == 1 ? 1 : 2));
        this.singles = new Counts(matter, 1, gram -> statistics.rarity(gram, 1));
        this.synonyms = synonyms;
        this.kinds = Kinds.askedIn(plain);
        this.averageLength = Math.max(1, statistics.averageLength());
        this.length = plain.length();
        this.vector = vector;
    }

    /** The question without the words that only ask, as long as it was. */
    public String matter() {
        return matter;
    }

    /** Its words that have others. */
    public List<Found> synonyms() {
        return synonyms;
    }

    /** Its meaning, if it is known. */
    public byte @Nullable [] vector() {
        return vector;
    }

    Counts pairs() {
        return pairs;
    }

    Counts singles() {
        return singles;
    }

    int kinds() {
        return kinds;
    }

    double averageLength() {
        return averageLength;
    }

    int length() {
        return length;
    }
}
