package org.civicline.knowledgebase.search.meaning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Vectors of the questions asked last: a city asks the same again and again, in the same words, and the model takes longer
 * than all the rest of a search. Some four megabytes when full. Safe for many threads.
 */
public final class RecentQuestions {

    private static final int MOST = 4_096;

    /** A longer one is hardly asked twice. */
    private static final int LONGEST = 100;

    private final Map<String, byte[]> vectors = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** None yet. */
    public RecentQuestions() {}

    /** The question's vector, made if it is not known. Not to be changed. */
    public byte[] of(String question, Function<String, byte[]> make) {
        if (question.length() > LONGEST) {
            return make.apply(question);
        }
        byte[] known;
        synchronized (vectors) {
            known = vectors.get(question);
        }
        if (known != null) {
            return known;
        }
        byte[] made = make.apply(question);
        synchronized (vectors) {
            vectors.put(question, made);
        }
        return made;
    }
}
