package org.civicline.accessibility.mandarin;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Words and their usual pinyin from HanLP, whose dictionaries lie in its jar. The first call loads them (about 0.3 s,
 * 35 MB of heap); after that a sentence takes some ten microseconds.
 */
final class HanlpWords {

    private HanlpWords() {}

    static List<Word> segment(String hanzi) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (Term term : HanLP.segment(hanzi)) {
            words.add(new Word(term.word, at, String.valueOf(term.nature)));
            at += term.word.length();
        }
        return words;
    }

    /** Traditional characters as simplified ones: the segmenter and the dictionaries know words by these. */
    static String simplified(String hanzi) {
        return HanLP.convertToSimplifiedChinese(hanzi);
    }

    /** One syllable a character; the sound is {@code none} where the dictionary has nothing. */
    static List<Syllable> pinyin(String word) {
        return HanLP.convertToPinyinList(word).stream()
                .map(HanlpWords::syllable)
                .toList();
    }

    private static Syllable syllable(Pinyin pinyin) {
        return new Syllable(pinyin.getPinyinWithoutTone(), pinyin.getTone());
    }
}
