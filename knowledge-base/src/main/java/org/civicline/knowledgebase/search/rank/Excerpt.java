package org.civicline.knowledgebase.search.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Synonyms.Found;
import org.civicline.knowledgebase.search.rank.Counts.Place;

/**
 * The passage of an article that has most of what is asked for, beginning with a sentence.
 *
 * @param marks pairs of start and end offsets in {@code text} of what is asked for
 */
public record Excerpt(String text, List<int[]> marks) {

    private static final int LONGEST = 160;
    private static final int LOOKED_AT = 20_000;
    private static final String SENTENCE_ENDS = "。！？!?；;\n";
    private static final float SINGLES = 0.1f;

    /** @param body what a reader sees */
    public static Excerpt of(Question question, String body) {
        String looked = body.length() > LOOKED_AT ? body.substring(0, LOOKED_AT) : body;
        String plain = Characters.plain(looked);
        List<Place> pairs = question.pairs().places(plain);
        List<Place> singles = question.singles().places(plain);
        int best = 0;
        double most = -1;
        for (int start = 0; start >= 0; start = nextSentence(plain, start)) {
            double has = worth(question, pairs, singles, start);
            if (has > most + 1e-6) {
                most = has;
                best = start;
            }
        }
        int end = Math.min(looked.length(), best + LONGEST);
        if (end < looked.length() && Character.isHighSurrogate(looked.charAt(end - 1))) {
            end--;
        }
        String text = looked.substring(best, end).stripTrailing();
        return new Excerpt(text, marks(question, Characters.plain(text)));
    }

    private static double worth(Question question, List<Place> pairs, List<Place> singles, int start) {
        return question.pairs().covered(within(question.pairs().none(), pairs, start))
                + SINGLES * question.singles().covered(within(question.singles().none(), singles, start));
    }

    private static float[] within(float[] found, List<Place> places, int start) {
        for (Place place : places) {
            if (place.start() >= start && place.end() <= start + LONGEST) {
                found[place.which()] = 1;
            }
        }
        return found;
    }

    private static int nextSentence(String plain, int start) {
        for (int at = start; at < plain.length() - 1; at++) {
            if (SENTENCE_ENDS.indexOf(plain.charAt(at)) >= 0 && SENTENCE_ENDS.indexOf(plain.charAt(at + 1)) < 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private static List<int[]> marks(Question question, String plain) {
        boolean[] marked = new boolean[plain.length()];
        question.pairs().places(plain).forEach(place -> Arrays.fill(marked, place.start(), place.end(), true));
        for (Found word : question.synonyms()) {
            for (String other : word.others()) {
                for (int at = plain.indexOf(other); at >= 0; at = plain.indexOf(other, at + other.length())) {
                    Arrays.fill(marked, at, at + other.length(), true);
                }
            }
        }
        var marks = new ArrayList<int[]>();
        int at = 0;
        while (at < marked.length) {
            int end = at;
            while (end < marked.length && marked[end]) {
                end++;
            }
            if (end > at) {
                marks.add(new int[] {at, end});
            }
            at = end + 1;
        }
        return List.copyOf(marks);
    }
}
