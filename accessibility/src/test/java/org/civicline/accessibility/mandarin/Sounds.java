package org.civicline.accessibility.mandarin;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.Arrays;
import java.util.List;

/** Every sound the dictionary can give. */
public final class Sounds {

    private Sounds() {}

    public static List<String> all() {
        return Arrays.stream(Pinyin.values())
                .map(Pinyin::getPinyinWithoutTone)
                .filter(sound -> !sound.equals("none"))
                .distinct()
                .toList();
    }
}
