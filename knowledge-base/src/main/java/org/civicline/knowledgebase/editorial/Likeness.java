package org.civicline.knowledgebase.editorial;

import java.util.HashSet;
import java.util.Set;

/** How much of a text stands in another one too: the share of its pairs of characters, without marks and blanks. */
final class Likeness {

    private static final int WHOLE = 100;

    private final Set<Long> pairs;

    private Likeness(Set<Long> pairs) {
        this.pairs = pairs;
    }

    static Likeness of(String text) {
        int[] characters = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .toArray();
        var pairs = new HashSet<Long>();
        for (int i = 1; i < characters.length; i++) {
            pairs.add((long) characters[i - 1] << Integer.SIZE | characters[i]);
        }
        return new Likeness(pairs);
    }

    /** In percent. */
    int within(String other) {
        if (pairs.isEmpty()) {
            return 0;
        }
        Set<Long> theirs = of(other).pairs;
        long both = pairs.stream().filter(theirs::contains).count();
        return (int) (both * WHOLE / pairs.size());
    }
}
