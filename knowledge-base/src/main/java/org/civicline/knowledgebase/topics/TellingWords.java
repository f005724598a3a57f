package org.civicline.knowledgebase.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.knowledgebase.search.language.Asking;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Words;

/**
 * The words of a text that may tell what it is about, in their order: no numbers, no manners. Single characters stand among
 * them only to be put to the word before them.
 */
public final class TellingWords {

    private static final int LONGEST_TEXT = 400;
    private static final int SHORTEST_LATIN = 3;
    /** Characters that only hold sentences together, count, or say what became of a thing. */
    private static final String FUNCTION =
            "的了在是和与及把被给很都也就还又吗呢吧啊呀着过到从向对为以会能要想去来有没不无别请让叫使用个这那哪我你他她它们" + "一二三四五六七八九十两几多少坏破漏停断修掉乱脏臭吵响";

    private static final Set<String> COMMON = common();

    private TellingWords() {}

    /** Between two words that do not stand next to each other is an empty one. */
    public static List<String> of(String text) {
        String read = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String plain = Asking.without(Characters.plain(read));
        var words = new ArrayList<String>();
        int end = -1;
        for (Words.Word word : Words.of(plain)) {
            if (tells(word.text())) {
                if (end >= 0 && word.start() != end) {
                    words.add("");
                }
                words.add(word.text());
                end = word.end();
            }
        }
        return words;
    }

    private static boolean tells(String word) {
        char first = word.charAt(0);
        if (Characters.isDigit(first) || COMMON.contains(word)) {
            return false;
        }
        return Characters.isHan(first)
                ? word.length() > 1 || FUNCTION.indexOf(first) < 0
                : word.length() >= SHORTEST_LATIN;
    }

    private static Set<String> common() {
        try (InputStream in = Objects.requireNonNull(TellingWords.class.getResourceAsStream("common.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
