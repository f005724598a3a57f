package org.civicline.knowledgebase.search.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of titles and keywords and of the living vocabulary by how they sound: reads {@code gjj} and {@code shebao} as
 * Chinese, and puts a word written with other characters of the same sound right. Safe for many threads.
 */
public final class Spelling {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int MOST_READINGS = 3;
    private static final int SHORTEST_MISSPELT = 5;

    private final Map<String, Set<String>> bySound = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byInitials = new ConcurrentHashMap<>();
    private final Map<String, Integer> weights = new ConcurrentHashMap<>();
    private final Set<String> latin = ConcurrentHashMap.newKeySet();

    /** Learns a title or keyword: the whole, if it is short, and its words. */
    public void learn(String text) {
        String plain = Characters.plain(text);
        learnWord(plain.strip());
        for (Words.Word word : Words.of(plain)) {
            learnWord(word.text());
            if (Characters.isLatin(word.text().charAt(0)) && word.text().length() >= SHORTEST_MISSPELT) {
                latin.add(word.text());
            }
        }
    }

    /** What a run of small Latin letters stands for, the most common first; empty if it is no pinyin of a known word. */
    public List<String> read(String letters) {
        List<String> whole = readings(letters);
        if (!whole.isEmpty()) {
            return whole;
        }
        // two words written as one: shebaokabanli
        for (int cut = letters.length() - SHORTEST; cut >= SHORTEST; cut--) {
            List<String> first = readings(letters.substring(0, cut));
            List<String> second = first.isEmpty() ? List.of() : readings(letters.substring(cut));
            if (!second.isEmpty()) {
                return List.of(first.getFirst() + second.getFirst());
            }
        }
        return List.of();
    }

    /** A known Latin word that is one letter away. */
    public Optional<String> nearest(String word) {
        return word.length() < SHORTEST_MISSPELT
                ? Optional.empty()
                : latin.stream().filter(known -> oneLetterAway(word, known)).min(Comparator.naturalOrder());
    }

    /** Known words of the same sound and length as Chinese characters that are not such a word themselves. */
    public List<String> sameSound(String word) {
        if (weights.containsKey(word)) {
            return List.of();
        }
        return common(bySound.getOrDefault(String.join("", Pinyin.syllables(word)), Set.of()).stream()
                .filter(known -> known.length() == word.length())
                .toList());
    }

    private List<String> readings(String letters) {
        Set<String> sound = bySound.get(letters);
        return common(List.copyOf(sound != null ? sound : byInitials.getOrDefault(letters, Set.of())));
    }

    private List<String> common(List<String> words) {
        return words.stream()
                .sorted(Comparator.comparing((String word) -> -weights.getOrDefault(word, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_READINGS)
                .toList();
    }

    private void learnWord(String word) {
        if (word.length() < SHORTEST
                || word.length() > LONGEST
                || !word.chars().allMatch(one -> Characters.isHan((char) one))) {
            return;
        }
        if (weights.merge(word, 1, Integer::sum) == 1) {
            List<String> syllables = Pinyin.syllables(word);
            bySound.computeIfAbsent(String.join("", syllables), _ -> ConcurrentHashMap.newKeySet())
                    .add(word);
            var initials = new StringBuilder();
            syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
            byInitials
                    .computeIfAbsent(initials.toString(), _ -> ConcurrentHashMap.newKeySet())
                    .add(word);
        }
    }

    private static boolean oneLetterAway(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.equals(other)) {
            return false;
        }
        int start = 0;
        int least = Math.min(one.length(), other.length());
        while (start < least && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var ends = new ArrayList<String>(List.of(one.substring(start), other.substring(start)));
        String left = ends.getFirst();
        String right = ends.getLast();
        if (left.length() == right.length()) {
            boolean swapped = left.length() > 1
                    && left.charAt(0) == right.charAt(1)
                    && left.charAt(1) == right.charAt(0)
                    && left.substring(2).equals(right.substring(2));
            return swapped || left.substring(1).equals(right.substring(1));
        }
        return left.length() < right.length()
                ? right.substring(1).equals(left)
                : left.substring(1).equals(right);
    }
}
