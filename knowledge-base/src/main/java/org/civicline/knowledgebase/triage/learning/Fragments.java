package org.civicline.knowledgebase.triage.learning;

/**
 * The runs of one to four signs that a text is made of, each as a number: Chinese words have one to four, and where they
 * begin need not be known. Only numbers are kept of what was learnt, so a model quotes nobody.
 */
final class Fragments {

    /** Numbers are smaller than this. */
    static final int BUCKETS = 1 << 22;

    private static final int LONGEST = 4;
    private static final int SHIFT = 32 - 22;
    private static final int GOLDEN = 0x9E3779B1;
    private static final int SCATTER = 0x85EBCA6B;

    private Fragments() {}

    @FunctionalInterface
    interface Sink {

        /**
         * @param from the first sign
         * @param length how many signs
         */
        void take(int bucket, int from, int length);
    }

    /** @param kind tells what is written in one field from the same in another */
    static void each(Folded text, int kind, Sink sink) {
        int[] points = text.points();
        for (int i = 0; i < points.length; i++) {
            int hash = kind * GOLDEN;
            for (int n = 0; n < LONGEST && i + n < points.length && points[i + n] != ' '; n++) {
                hash = (hash ^ points[i + n]) * GOLDEN;
                hash ^= hash >>> 15;
                sink.take((hash * SCATTER) >>> SHIFT, i, n + 1);
            }
        }
    }
}
