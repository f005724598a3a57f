package org.civicline.knowledgebase.search.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The living vocabulary: what people say and what offices write for the same thing ({@code synonyms.txt}). */
public final class Synonyms {

    /** @param others what else the thing is called */
    public record Found(int start, int end, List<String> others) {}

    private final Map<String, Set<String>> byWord = new HashMap<>();
    private int longest;

    private Synonyms(Collection<String> lines) {
        for (String line : lines) {
            List<String> group = java.util.Arrays.stream(line.split("[=,，]"))
                    .map(word -> Characters.plain(word.strip()))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (String word : group) {
                Set<String> others = byWord.computeIfAbsent(word, _ -> new LinkedHashSet<>());
                group.stream().filter(other -> !other.equals(word)).forEach(others::add);
                longest = Math.max(longest, word.length());
            }
        }
    }

    /** Those that come with the product. */
    public static Synonyms ofTheCity() {
        return new Synonyms(WordList.of("synonyms.txt"));
    }

    /** Each line a group: {@code 社保卡 = 医保卡 = 社会保障卡}. */
    static Synonyms of(String... lines) {
        return new Synonyms(List.of(lines));
    }

    /** Every word that has others, also within another. */
    public List<String> words() {
        return List.copyOf(byWord.keySet());
    }

    /** The words in a plain text that have others, the longest first where several begin, not overlapping. */
    public List<Found> in(String plain) {
        var found = new ArrayList<Found>();
        int at = 0;
        while (at < plain.length()) {
            int end = longestFrom(plain, at);
            if (end > at) {
                found.add(new Found(at, end, List.copyOf(byWord.get(plain.substring(at, end)))));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private int longestFrom(String plain, int start) {
        boolean withinWord =
                start > 0 && Characters.isLatin(plain.charAt(start)) && Characters.isLatin(plain.charAt(start - 1));
        for (int end = Math.min(plain.length(), start + longest); end > start && !withinWord; end--) {
            boolean cut = end < plain.length()
                    && Characters.isLatin(plain.charAt(end))
                    && Characters.isLatin(plain.charAt(end - 1));
            if (!cut && byWord.containsKey(plain.substring(start, end))) {
                return end;
            }
        }
        return start;
    }
}
