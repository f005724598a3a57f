package org.civicline.knowledgebase.search.language;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.function.UnaryOperator;

/** Finds what reads like the name of a person, by surnames and what usually stands around them. */
public final class PersonNames {

    private static final Segment SEGMENT = HanLP.newSegment("viterbi").enableNameRecognize(true);

    private PersonNames() {}

    /** The text with each name as given back for it, and all else as it is. */
    public static String each(String text, UnaryOperator<String> instead) {
        var kept = new StringBuilder();
        for (Term term : SEGMENT.seg(text)) {
            kept.append(isPerson(term) ? instead.apply(term.word) : term.word);
        }
        return kept.toString();
    }

    private static boolean isPerson(Term term) {
        return term.nature != null
                && term.nature.toString().startsWith("nr")
                && term.word.length() > 1
                && Characters.isHan(term.word.charAt(0));
    }
}
