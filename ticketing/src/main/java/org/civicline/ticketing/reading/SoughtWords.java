package org.civicline.ticketing.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words that must all stand in a case's title or text, wherever; Chinese has no spaces, so a word is any run of characters. */
record SoughtWords(List<String> words) {

    static final SoughtWords NONE = new SoughtWords(List.of());

    private static final int MOST = 8;
    private static final int LONGEST = 50;

    static SoughtWords of(String text) {
        var words = new ArrayList<String>();
        for (String word : text.split("[\\s\\p{Z}]+")) {
            if (!word.isEmpty() && words.size() < MOST) {
                int length = Math.min(LONGEST, word.codePointCount(0, word.length()));
                words.add(word.substring(0, word.offsetByCodePoints(0, length)));
            }
        }
        return new SoughtWords(List.copyOf(words));
    }

    boolean none() {
        return words.isEmpty();
    }

    /** What the index of pairs of characters can tell: at least all cases with the words. */
    String inIndex() {
        return conditions("ticketing.pairs(x.title || ' ' || x.text) @@ ticketing.pairs_query(:%s)");
    }

    /** Whether the pairs stand together only the text tells. The word is folded once, not for each text. */
    String inText() {
        return conditions("position((SELECT ticketing.folded(:%s)) IN x.folded) > 0");
    }

    Map<String, String> params() {
        var params = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            params.put(name(i), words.get(i));
        }
        return params;
    }

    private String conditions(String condition) {
        return IntStream.range(0, words.size())
                .mapToObj(number -> condition.formatted(name(number)))
                .collect(Collectors.joining("\n    AND "));
    }

    private static String name(int number) {
        return "word" + number;
    }
}
