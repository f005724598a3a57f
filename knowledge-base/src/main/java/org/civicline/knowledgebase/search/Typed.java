package org.civicline.knowledgebase.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Pinyin;

/**
 * What somebody may begin to type to get at an article: its title and keywords from any character on, their pinyin from any
 * syllable on, and the first letters of the syllables.
 *
 * @param first from the beginning of a title or keyword
 * @param later from within
 */
public record Typed(Set<String> first, Set<String> later) {

    private static final int LONGEST = 40;

    static Typed of(String title, List<String> keywords) {
        var typed = new Typed(new LinkedHashSet<>(), new LinkedHashSet<>());
        typed.add(title);
        keywords.forEach(typed::add);
        return typed;
    }

    private void add(String text) {
        String plain = compact(text);
        if (plain.isEmpty()) {
            return;
        }
        List<String> syllables = Pinyin.syllables(plain);
        for (int start = 0; start < plain.length(); start++) {
            Set<String> into = start == 0 ? first : later;
            into.add(cut(plain.substring(start)));
            var whole = new StringBuilder();
            var initials = new StringBuilder();
            for (String syllable : syllables.subList(start, syllables.size())) {
                whole.append(syllable);
                initials.append(syllable.charAt(0));
                if (whole.length() > LONGEST) {
                    break;
                }
            }
            into.add(cut(whole.toString()));
            into.add(cut(initials.toString()));
        }
    }

    /** What was typed, as it is looked up. */
    static String compact(String text) {
        return Characters.plain(text)
                .codePoints()
                .filter(one -> Character.isLetterOrDigit(one) && Character.isBmpCodePoint(one))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
