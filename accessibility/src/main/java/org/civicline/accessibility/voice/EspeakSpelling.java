package org.civicline.accessibility.voice;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pinyin as eSpeak NG's voice {@code cmn-latn-pinyin} reads it.
 *
 * <p>1.52 has lost the syllables jiong, qiong and xiong and says them in English, letter by letter, so they are given as
 * phonemes (which 1.51 takes too). A full stop before a small letter is no pause for it; of {@code , ; !} the pauses
 * were measured as 0.22, 0.30 and 0.41 s, with the tones untouched.
 */
final class EspeakSpelling {

    private static final Map<String, String> PHONEMES =
            Map.of("jiong", "tS;'ong", "qiong", "tS;h'ong", "xiong", "S;'ong");
    private static final Map<Character, String> TONES = Map.of('1', "55", '2', "35", '3', "214", '4', "51", '5', "22");

    private EspeakSpelling() {}

    static String spell(String pinyin, int toneRange) {
        String words =
                Arrays.stream(pinyin.split(" ")).map(EspeakSpelling::spell).collect(Collectors.joining(" "));
        return "<speak><prosody range=\"" + toneRange + "%\">" + words + "</prosody></speak>";
    }

    private static String spell(String token) {
        String sound = token.substring(0, token.length() - 1);
        String phonemes = PHONEMES.get(sound);
        return phonemes == null ? token : "[[" + phonemes + TONES.get(token.charAt(token.length() - 1)) + "]]";
    }
}
