package org.civicline.accessibility.mandarin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Surnames that are read otherwise than the same character in ordinary words: 单先生 is shan4 xian1 sheng5. */
final class Surnames {

    private static final Map<String, String> READINGS = Map.ofEntries(
            Map.entry("单", "shan4"),
            Map.entry("曾", "zeng1"),
            Map.entry("仇", "qiu2"),
            Map.entry("任", "ren2"),
            Map.entry("区", "ou1"),
            Map.entry("解", "xie4"),
            Map.entry("查", "zha1"),
            Map.entry("盖", "ge3"),
            Map.entry("华", "hua4"),
            Map.entry("朴", "piao2"),
            Map.entry("覃", "qin2"),
            Map.entry("翟", "zhai2"),
            Map.entry("缪", "miao4"),
            Map.entry("秘", "bi4"),
            Map.entry("繁", "po2"),
            Map.entry("黑", "he4"),
            Map.entry("员", "yun4"),
            Map.entry("燕", "yan1"),
            Map.entry("葛", "ge3"),
            Map.entry("句", "gou1"),
            Map.entry("曲", "qu1"),
            Map.entry("薄", "bo2"),
            Map.entry("撒", "sa3"),
            Map.entry("盛", "sheng4"),
            Map.entry("宁", "ning4"),
            Map.entry("冼", "xian3"),
            Map.entry("尹", "yin3"),
            Map.entry("乐", "yue4"),
            Map.entry("万俟", "mo4 qi2"),
            Map.entry("尉迟", "yu4 chi2"),
            Map.entry("长孙", "zhang3 sun1"),
            Map.entry("澹台", "tan2 tai2"),
            Map.entry("令狐", "ling2 hu2"));

    private static final Pattern TITLE = Pattern.compile("先生|女士|小姐|同志|师傅|老师|医生|大夫|律师|阿姨|大爷|大妈|奶奶|爷爷|叔叔|警官|教授|工程师|某");
    private static final Pattern OFFICE = Pattern.compile("主任|局长|处长|科长|书记|经理|站长|所长");
    /** 区主任 is the head of a district's office, not a person of that name. */
    private static final String NOT_BEFORE_OFFICE = "区";

    private Surnames() {}

    /** The surname that a word begins with, when a title follows it or the whole word is a person's name. */
    static Optional<Named> at(String sentence, Word word) {
        for (int length = Math.min(2, word.text().length()); length > 0; length--) {
            String surname = word.text().substring(0, length);
            String reading = READINGS.get(surname);
            if (reading != null && isName(sentence, word, surname)) {
                List<Syllable> syllables = List.of(reading.split(" ")).stream()
                        .flatMap(written -> Syllable.parse(written).stream())
                        .toList();
                return Optional.of(new Named(surname, syllables));
            }
        }
        return Optional.empty();
    }

    private static boolean isName(String sentence, Word word, String surname) {
        int after = word.from() + surname.length();
        boolean titled =
                TITLE.matcher(sentence).region(after, sentence.length()).lookingAt();
        if (OFFICE.matcher(sentence).region(after, sentence.length()).lookingAt()) {
            return !surname.equals(NOT_BEFORE_OFFICE);
        }
        boolean fullName = word.kind().equals("nr")
                && word.text().length() > surname.length()
                && word.text().length() <= surname.length() + 2;
        return titled || fullName;
    }

    record Named(String surname, List<Syllable> syllables) {}
}
