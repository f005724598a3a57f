package org.civicline.knowledgebase.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Gives the best passage of a text with the offsets of what matched in it. */
final class PassageAndMarks extends PassageFormatter {

    private static final int LONGEST = 160;

    /** @param marks pairs of start and end offsets in {@code text} */
    record Passage(String text, List<int[]> marks) {}

    @Override
    public Object format(org.apache.lucene.search.uhighlight.Passage[] passages, String content) {
        var best = passages[0];
        int start = best.getStartOffset();
        int end = Math.min(best.getEndOffset(), start + LONGEST);
        // A short sentence says little alone: take what follows it too.
        end = Math.min(content.length(), Math.max(end, Math.min(content.length(), start + LONGEST / 2)));
        var marks = new ArrayList<int[]>();
        for (int i = 0; i < best.getNumMatches(); i++) {
            int from = best.getMatchStarts()[i];
            int until = best.getMatchEnds()[i];
            boolean overlaps = !marks.isEmpty() && from - start < marks.getLast()[1];
            if (until <= end && !overlaps) {
                marks.add(new int[] {from - start, until - start});
            }
        }
        return new Passage(content.substring(start, end).stripTrailing(), List.copyOf(marks));
    }

    static Passage beginning(String content) {
        return new Passage(
                content.substring(0, Math.min(content.length(), LONGEST)).strip(), List.of());
    }
}
