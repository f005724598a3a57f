package org.civicline.knowledgebase.search;

import java.util.ArrayList;
import java.util.List;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Spelling;
import org.civicline.knowledgebase.search.language.Synonyms;
import org.civicline.knowledgebase.search.language.Synonyms.Found;
import org.civicline.knowledgebase.search.language.Words;
import org.civicline.knowledgebase.search.rank.Statistics;

/**
 * Reads what somebody typed: pinyin and its first letters as Chinese, a misspelt word as the known one. Only what no article
 * has is changed, so a word that is meant is never lost.
 */
public final class QueryReader {

    /** Longer questions are cut: what matters is said early, and time stays bounded. */
    private static final int LONGEST = 200;

    private static final int LONGEST_WORD = 4;

    private final Synonyms synonyms;
    private final Spelling spelling;

    private QueryReader(Synonyms synonyms, Spelling spelling) {
        this.synonyms = synonyms;
        this.spelling = spelling;
    }

    /** Knows the living vocabulary and no article yet. */
    public static QueryReader ofTheCity() {
        Synonyms synonyms = Synonyms.ofTheCity();
        var spelling = new Spelling();
        synonyms.words().forEach(spelling::learn);
        return new QueryReader(synonyms, spelling);
    }

    /** Learns the words of an article's titles and keywords. */
    public void learn(Indexed article) {
        spelling.learn(article.title());
        article.keywords().forEach(spelling::learn);
        if (article.titleEn() != null) {
            spelling.learn(article.titleEn());
        }
    }

    /** What of a text is looked at. */
    static String looked(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    /**
     * A question as it is looked for.
     *
     * @param sentence as it was written, for the model: it was taught on full-width marks, and plain ones cost it a hundredth
     *     of MRR
     * @param plain in plain characters
     * @param synonyms its words that have others, and where
     */
    record Read(String sentence, String plain, List<Found> synonyms) {}

    Read read(String text, Statistics statistics) {
        var others = new ArrayList<Found>();
        String typed = Characters.plain(text);
        statistics.expect(typed);
        String plain = letters(typed, statistics, others);
        others.addAll(synonyms.in(plain));
        misspelt(plain, statistics, others);
        String sentence = plain.equals(typed) ? Characters.simplified(text) : plain;
        return new Read(sentence, plain, List.copyOf(others));
    }

    private String letters(String plain, Statistics statistics, List<Found> others) {
        var read = new StringBuilder();
        int at = 0;
        boolean spoken = !synonyms.in(plain).isEmpty();
        for (Words.Word word : Words.of(plain)) {
            read.append(plain, at, word.start());
            at = word.end();
            boolean known =
                    !Characters.isLatin(word.text().charAt(0)) || spoken || statistics.articlesWith(word.text(), 2) > 0;
            List<String> readings = known ? List.of() : spelling.read(word.text());
            if (!readings.isEmpty()) {
                int start = read.length();
                read.append(readings.getFirst());
                others.add(new Found(start, read.length(), readings.subList(1, readings.size())));
            } else {
                read.append(known ? word.text() : spelling.nearest(word.text()).orElse(word.text()));
            }
        }
        return read.append(plain, at, plain.length()).toString();
    }

    private void misspelt(String plain, Statistics statistics, List<Found> others) {
        for (int start = 0; start + 1 < plain.length(); start++) {
            if (!unknown(plain, start, statistics)) {
                continue;
            }
            for (int from = Math.max(0, start + 2 - LONGEST_WORD); from <= start; from++) {
                for (int end = start + 2; end <= Math.min(plain.length(), from + LONGEST_WORD); end++) {
                    String word = plain.substring(from, end);
                    if (word.chars().allMatch(one -> Characters.isHan((char) one))) {
                        List<String> same = spelling.sameSound(word);
                        if (!same.isEmpty()) {
                            others.add(new Found(from, end, same));
                        }
                    }
                }
            }
        }
    }

    private static boolean unknown(String plain, int start, Statistics statistics) {
        return Characters.isHan(plain.charAt(start))
                && Characters.isHan(plain.charAt(start + 1))
                && statistics.articlesWith(plain.substring(start, start + 2), 2) == 0;
    }
}
