package org.civicline.knowledgebase.search.language;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that only make a sentence a question ({@code asking.txt}); answers do not repeat them. */
public final class Asking {

    private static final Pattern CHINESE;
    private static final Set<String> ENGLISH;

    static {
        List<String> words = WordList.of("asking.txt");
        CHINESE = Pattern.compile(words.stream()
                .filter(word -> Characters.isHan(word.charAt(0)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        ENGLISH = words.stream()
                .filter(word -> Characters.isLatin(word.charAt(0)))
                .collect(Collectors.toSet());
    }

    private Asking() {}

    /** The question with blanks where those words stood, as long as before; as it was, if little would be left. */
    public static String without(String plain) {
        String rest = CHINESE.matcher(plain).replaceAll(found -> " ".repeat(found.end() - found.start()));
        var letters = new StringBuilder(rest);
        Words.of(rest).stream()
                .filter(word -> ENGLISH.contains(word.text()))
                .forEach(word -> letters.replace(
                        word.start(), word.end(), " ".repeat(word.text().length())));
        return letters.chars().filter(Character::isLetterOrDigit).count() >= 2 ? letters.toString() : plain;
    }
}
