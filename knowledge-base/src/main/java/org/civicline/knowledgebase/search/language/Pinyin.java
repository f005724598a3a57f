package org.civicline.knowledgebase.search.language;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.List;

/** How Chinese is spelt in Latin letters, without tones. */
public final class Pinyin {

    private Pinyin() {}

    /** One for each character: the syllable of a Chinese one, any other as it is. {@code ü} is written {@code v}. */
    public static List<String> syllables(String plain) {
        List<com.hankcs.hanlp.dictionary.py.Pinyin> read = HanLP.convertToPinyinList(plain);
        var syllables = new ArrayList<String>(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            String syllable = i < read.size() && Characters.isHan(plain.charAt(i))
                    ? read.get(i).getPinyinWithoutTone()
                    : "";
            syllables.add(syllable.isEmpty() || syllable.equals("none") ? plain.substring(i, i + 1) : syllable);
        }
        return syllables;
    }
}
