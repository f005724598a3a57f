package org.civicline.knowledgebase.search.language;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import java.util.ArrayList;
import java.util.List;

/** Splits plain text into words: Chinese ones by HanLP's dictionary, runs of letters and of digits as they stand. */
public final class Words {

    private static final Segment SEGMENT = HanLP.newSegment("viterbi")
            .enableNameRecognize(false)
            .enablePlaceRecognize(false)
            .enableOffset(true)
            .enableCustomDictionary(true);

    private Words() {}

    /** A word and where it stands. */
    public record Word(String text, int start) {

        /** Where the text goes on. */
        public int end() {
            return start + text.length();
        }
    }

    /** @param plain as {@link Characters#plain} gives it */
    public static List<Word> of(String plain) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < plain.length()) {
            int end = runEnd(plain, at);
            if (Characters.isHan(plain.charAt(at))) {
                int start = at;
                SEGMENT.seg(plain.substring(at, end))
                        .forEach(term -> words.add(new Word(term.word, start + term.offset)));
            } else if (isWord(plain.charAt(at))) {
                words.add(new Word(plain.substring(at, end), at));
            }
            at = end;
        }
        return words;
    }

    private static int runEnd(String plain, int start) {
        int kind = kind(plain.charAt(start));
        int end = start + 1;
        while (end < plain.length() && kind(plain.charAt(end)) == kind) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char one) {
        return kind(one) != 0;
    }

    /** 0: parts words, 1: Chinese, 2: letters, 3: digits. */
    private static int kind(char one) {
        if (Characters.isHan(one)) {
            return 1;
        }
        if (Characters.isDigit(one)) {
            return 3;
        }
        return Character.isLetter(one) ? 2 : 0;
    }
}
