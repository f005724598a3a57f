package org.civicline.ticketing.input;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a citizen said on a channel. It is never refused: what cannot be kept as it is, is kept as near as can be. */
public final class Heard {

    private static final int REPLACEMENT = 0xFFFD;

    private Heard() {}

    /** With U+FFFD for what PostgreSQL cannot keep: NUL, and halves of surrogate pairs. */
    public static String text(String said) {
        IntStream kept = said.codePoints()
                .map(one -> one == 0 || Character.getType(one) == Character.SURROGATE ? REPLACEMENT : one);
        return kept.mapToObj(Character::toString).collect(Collectors.joining());
    }
}
