package org.civicline.knowledgebase.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Grams;
import org.civicline.knowledgebase.search.rank.Question;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is to look for.
 *
 * @param among who asks, and among what; its text is not looked at
 * @param pairs of characters, and how much each counts in BM25; empty: not by words
 * @param vector of whose neighbours the articles are wanted, if it is known
 * @param names of which any is to be found, and how certain an article is if it has it
 */
public record Lookup(
        KnowledgeQuery among, Map<String, Float> pairs, byte @Nullable [] vector, Map<String, Integer> names) {

    /** How many are wanted by words. */
    public static final int BY_WORDS = 100;

    /** The articles of how many passages are wanted by meaning. */
    public static final int BY_MEANING = 120;

    /** How many are wanted of each name. */
    public static final int BY_NAME = 50;

    private static final int MOST_PAIRS = 1_000;
    private static final float SYNONYM = 0.5f;

    private static final int NUMBER = 3;
    private static final int PHONE = 2;
    private static final int NAME = 1;
    /** Short numbers such as 12345 stand everywhere; alone they are looked for all the same. */
    private static final int LONG_NUMBER = 7;

    private static final Pattern CODE_FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Pattern PHONE_FORM = Pattern.compile("\\d[\\d-]{3,14}\\d");

    static Lookup of(KnowledgeQuery among, Question question, Mode mode, Map<String, Integer> names) {
        byte[] vector = mode == Mode.BM25 ? null : question.vector();
        return new Lookup(among, mode == Mode.VECTOR && vector != null ? Map.of() : pairs(question), vector, names);
    }

    private static Map<String, Float> pairs(Question question) {
        var pairs = new LinkedHashMap<String, Float>();
        String matter = question.matter();
        Grams.each(matter, 2, (_, start, end) -> pairs.put(Fields.gram(matter, start, end), 1f));
        question.synonyms()
                .forEach(word -> word.others()
                        .forEach(other -> Grams.each(other, 2, (_, start, end) -> {
                            if (pairs.size() < MOST_PAIRS) {
                                pairs.putIfAbsent(Fields.gram(other, start, end), SYNONYM);
                            }
                        })));
        return pairs;
    }

    /** The numbers, telephone numbers and names somebody may mean by what was typed. */
    static Map<String, Integer> names(String typed) {
        String plain = Characters.plain(typed);
        var names = new LinkedHashMap<String, Integer>();
        for (String word : plain.split("[^a-z0-9._-]+")) {
            if (CODE_FORM.matcher(word).matches()) {
                names.put(Fields.number(word), NUMBER);
            }
            boolean whole = word.equals(plain);
            if (PHONE_FORM.matcher(word).matches()
                    && (whole || Fields.digits(word).length() >= LONG_NUMBER)) {
                names.put(Fields.phone(word), PHONE);
            }
        }
        names.put(Fields.name(plain), NAME);
        return names;
    }
}
