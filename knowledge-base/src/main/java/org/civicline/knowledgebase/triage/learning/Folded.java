package org.civicline.knowledgebase.triage.learning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as the learner reads it: small letters, half-width, every digit alike so that no number is learnt by heart, and
 * each sign with the place where it stood. Controls, lone surrogates and what has no meaning become one space.
 *
 * @param points code points
 * @param at where each stands in the text it was read from
 */
public record Folded(int[] points, int[] at) {

    /** Signs that are looked at; what comes after them is not. As long as a case's text may be. */
    static final int LONGEST = 4_000;

    static final Folded NOTHING = new Folded(new int[0], new int[0]);

    private static final int MOST_ALIKE = 4;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    /** Of any text; what is longer than {@link #LONGEST} is cut off. */
    public static Folded of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NOTHING;
        }
        int most = Math.min(text.length(), LONGEST);
        int[] points = new int[most];
        int[] at = new int[most];
        int count = 0;
        int alike = 0;
        int next;
        for (int i = 0; i < most; i = next) {
            int point = text.codePointAt(i);
            next = i + Character.charCount(point);
            int folded = fold(point);
            alike = count > 0 && points[count - 1] == folded ? alike + 1 : 1;
            if (alike <= (folded == ' ' || folded == '*' ? 1 : MOST_ALIKE) && !(folded == ' ' && count == 0)) {
                points[count] = folded;
                at[count++] = i;
            }
        }
        return new Folded(Arrays.copyOf(points, count), Arrays.copyOf(at, count));
    }

    private static int fold(int point) {
        int half = point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST ? point - FULL_WIDTH_OFFSET : point;
        return switch (Character.getType(half)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DECIMAL_DIGIT_NUMBER -> '0';
            default -> Character.toLowerCase(half);
        };
    }

    int length() {
        return points.length;
    }

    /** Whether it says anything: at least one letter, hanzi among them. */
    boolean tells() {
        return Arrays.stream(points).anyMatch(Character::isLetter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Folded that && Arrays.equals(points, that.points) && Arrays.equals(at, that.at);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    @Override
    public String toString() {
        return new String(points, 0, points.length);
    }
}
