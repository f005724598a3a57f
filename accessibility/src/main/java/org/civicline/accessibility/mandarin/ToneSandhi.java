package org.civicline.accessibility.mandarin;

import java.util.ArrayList;
import java.util.List;

/**
 * The tone changes of 一 and 不, which eSpeak does not make. The change of a third tone before a third tone is left to
 * eSpeak, which makes it within each clause (measured on 1.51 and 1.52: {@code ni3 hao3} is spoken 35 214).
 */
final class ToneSandhi {

    private static final String NUMERALS = "〇零一二三四五六七八九十幺两点";
    private static final String MAGNITUDES = "百千万亿";
    /** After these 一 is an order or the end of a fraction, not a quantity. */
    private static final String ORDINAL_BEFORE = "第初周期拜之";
    /** Before these it is the first of a series: 一月, 一号, 一楼. */
    private static final String ORDINAL_AFTER = "月号楼级班";

    private ToneSandhi() {}

    /** @param clause syllables spoken without a pause */
    static List<Sounded> apply(List<Sounded> clause) {
        List<Sounded> changed = new ArrayList<>(clause);
        // From the end, so that the tone that follows is the one really spoken: 不一样 is bu4 yi2 yang4.
        for (int i = changed.size() - 1; i >= 0; i--) {
            Sounded here = changed.get(i);
            int tone = here.syllable().tone();
            // A neutral tone from the lexicon (对不起) stays.
            if (tone != 5) {
                tone = switch (here.hanzi()) {
                    case '一' -> one(changed, i);
                    case '不' -> not(changed, i);
                    default -> tone;
                };
            }
            changed.set(i, here.withTone(tone));
        }
        return changed;
    }

    private static int not(List<Sounded> clause, int i) {
        if (betweenTwins(clause, i)) {
            return 5;
        }
        return tone(clause, i + 1) == 4 ? 2 : 4;
    }

    private static int one(List<Sounded> clause, int i) {
        char before = hanzi(clause, i - 1);
        char after = hanzi(clause, i + 1);
        if (betweenTwins(clause, i) && !isNumeral(before)) {
            return 5;
        }
        if (after == 0 || !quantity(clause, i, before, after)) {
            return 1;
        }
        int next = tone(clause, i + 1);
        return next == 4 || next == 5 ? 2 : 4;
    }

    private static boolean quantity(List<Sounded> clause, int i, char before, char after) {
        if (MAGNITUDES.indexOf(after) >= 0) {
            return before == '零' || !isNumeral(before);
        }
        boolean series = isNumeral(before) || isNumeral(after) && after != '点' && after != '两';
        boolean endOfWord =
                clause.get(i).endsWord() && i > 0 && !clause.get(i - 1).endsWord();
        boolean ordinal = ORDINAL_BEFORE.indexOf(before) >= 0 || ORDINAL_AFTER.indexOf(after) >= 0;
        boolean day = before == '月' && after == '日';
        return !series && !endOfWord && !ordinal && !day;
    }

    /** 看一看, 是不是. */
    private static boolean betweenTwins(List<Sounded> clause, int i) {
        char before = hanzi(clause, i - 1);
        return before != 0 && before == hanzi(clause, i + 1);
    }

    private static boolean isNumeral(char c) {
        return NUMERALS.indexOf(c) >= 0;
    }

    private static char hanzi(List<Sounded> clause, int i) {
        return i < 0 || i >= clause.size() ? 0 : clause.get(i).hanzi();
    }

    private static int tone(List<Sounded> clause, int i) {
        return i < 0 || i >= clause.size() ? 0 : clause.get(i).syllable().tone();
    }
}
