package org.civicline.knowledgebase.search.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civicline.knowledgebase.search.language.Kinds;
import org.civicline.knowledgebase.search.language.Synonyms.Found;

/**
 * What speaks for an article as the answer to a question, each as one figure. Meaning: the closest passage and the whole.
 * Words: Okapi BM25 and the share of the question that is there, by pairs of characters and by single ones. Shape: length,
 * whether the article only asks, and for each kind of question whether what is asked for is there.
 */
public final class Evidence {

    /** A synonym is not quite the word. */
    private static final float SYNONYM = 0.8f;

    private static final double K1 = 1.4;
    private static final double B = 0.75;
    private static final int MEANINGS = 2;
    private static final int SINGLES_COVERED = 5;
    private static final float GUESSED_LEAST = 0.47f;
    private static final float GUESSED_BY_COVER = 0.18f;
    private static final float CLOSE = 0.5f;

    private Evidence() {}

    /** The names of the figures, in order. */
    public static List<String> names() {
        var names = new ArrayList<>(List.of(
                "meaning-passage",
                "meaning-whole",
                "pairs-bm25",
                "singles-bm25",
                "pairs-covered",
                "singles-covered",
                "length",
                "length-squared",
                "length-by-question",
                "only-asks"));
        Kinds.names().forEach(kind -> names.add("kind-" + kind));
        return List.copyOf(names);
    }

    /** @return in order of {@link #names} */
    public static float[] of(Question question, RankText text) {
        float[] pairs = question.pairs().in(text.pairs());
        float[] singles = question.singles().in(text.singles());
        synonyms(question, text, pairs, singles);
        double relative = text.length() / question.averageLength();
        double size = Math.log(1 + relative);

        int kinds = Kinds.names().size();
        float[] figures = new float[MEANINGS + 8 + kinds];
        meanings(question, text, figures);
        int at = MEANINGS;
        figures[at++] = (float) question.pairs().bm25(pairs, relative, K1, B);
        figures[at++] = (float) question.singles().bm25(singles, relative, K1, B);
        figures[at++] = (float) question.pairs().covered(pairs);
        figures[at++] = (float) question.singles().covered(singles);
        figures[at++] = (float) size;
        figures[at++] = (float) (size * size);
        figures[at++] = (float) (size * Math.log(1 + question.length()));
        figures[at++] = text.onlyAsks() ? 1 : 0;
        for (int i = 0; i < kinds; i++) {
            boolean asked = (question.kinds() & 1 << i) != 0;
            boolean there = (text.kinds() & 1 << i) != 0;
            figures[at + i] = !asked ? 0 : there ? 1 : -1;
        }
        return figures;
    }

    /**
     * The same for an article whose vectors are not made yet, with a guess in the place of its meaning: as near as articles
     * are on average that have as much of the question (0.41 + 0.18 of the share of its characters, on 170,000 pairs), and a
     * little nearer, so that what was just published is rather shown than hidden. Without it, the right article was never among
     * the first ten of the public questions; with it, it has an MRR@10 of 0.58 (by words alone 0.68 among articles that all
     * have none), and a wrong one costs 0.01.
     */
    public static float[] guessed(float[] figures) {
        float[] guessed = figures.clone();
        Arrays.fill(guessed, 0, MEANINGS, GUESSED_LEAST + GUESSED_BY_COVER * figures[SINGLES_COVERED]);
        return guessed;
    }

    /**
     * Whether its meaning is as close as those of 99.5 % of known questions and their answers. There is always a closest
     * one; to nonsense it is not close.
     */
    public static boolean isClose(float[] figures) {
        return Math.max(figures[0], figures[1]) >= CLOSE;
    }

    private static void meanings(Question question, RankText text, float[] figures) {
        byte[] asked = question.vector();
        if (asked == null || !text.hasMeaning()) {
            return;
        }
        figures[0] = text.passageNear(asked);
        figures[1] = text.wholeNear(asked);
    }

    private static void synonyms(Question question, RankText text, float[] pairs, float[] singles) {
        for (Found word : question.synonyms()) {
            boolean there = word.others().stream().anyMatch(text::says);
            if (there) {
                raise(question.pairs(), word, pairs);
                raise(question.singles(), word, singles);
            }
        }
    }

    private static void raise(Counts counts, Found word, float[] found) {
        for (int i = 0; i < found.length; i++) {
            if (counts.within(i, word.start(), word.end())) {
                found[i] = Math.max(found[i], SYNONYM);
            }
        }
    }
}
