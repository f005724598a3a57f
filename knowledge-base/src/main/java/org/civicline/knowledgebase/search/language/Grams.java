package org.civicline.knowledgebase.search.language;

/**
 * Cuts plain text into what is looked up: overlapping groups of Chinese characters, and words of letters or digits whole.
 * Needs no dictionary, so no name or new word is missed.
 */
public final class Grams {

    private static final long WORD = 1L << 40;

    private Grams() {}

    /** Takes what was cut. */
    @FunctionalInterface
    public interface Taker {

        /** @param code the same for the same text; practically never for others */
        void take(long code, int start, int end);
    }

    /** @param size how many Chinese characters to a group; a lone character stands by itself */
    public static void each(String plain, int size, Taker taker) {
        int at = 0;
        while (at < plain.length()) {
            char one = plain.charAt(at);
            if (Characters.isHan(one)) {
                int end = at + 1;
                while (end < plain.length() && Characters.isHan(plain.charAt(end))) {
                    end++;
                }
                eachOfRun(plain, at, end, size, taker);
                at = end;
            } else if (Character.isLetterOrDigit(one)) {
                int end = wordEnd(plain, at);
                taker.take(WORD | (plain.substring(at, end).hashCode() & 0xFFFFFFFFL), at, end);
                at = end;
            } else {
                at++;
            }
        }
    }

    private static void eachOfRun(String plain, int start, int end, int size, Taker taker) {
        int width = Math.min(size, end - start);
        for (int at = start; at + width <= end; at++) {
            long code = 0;
            for (int i = 0; i < width; i++) {
                code = code << 16 | plain.charAt(at + i);
            }
            taker.take(code, at, at + width);
        }
    }

    private static int wordEnd(String plain, int start) {
        boolean digits = Character.isDigit(plain.charAt(start));
        int end = start + 1;
        while (end < plain.length()
                && Character.isLetterOrDigit(plain.charAt(end))
                && Character.isDigit(plain.charAt(end)) == digits
                && !Characters.isHan(plain.charAt(end))) {
            end++;
        }
        return end;
    }
}
