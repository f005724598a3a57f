package org.civicline.knowledgebase.editorial;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of a list is wanted. Each word must stand in title or code, as part of a longer word too; capital letters and full
 * width make no difference. A list of articles is short enough to be looked through: no index holds parts of words.
 *
 * @param department null for any
 * @param words none: all
 */
record Sought(@Nullable String department, List<String> words) {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 200;

    /** True for the titles and codes that are sought; the words are the parameter {@code words}. */
    static final String HAS_WORDS = """
            NOT EXISTS (SELECT FROM unnest(CAST(:words AS text[])) word
                        WHERE strpos(lower(normalize(%s, NFKC)), word) = 0)
            """;

    static Sought of(@Nullable String department, @Nullable String typed) {
        String plain = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("\0", "");
        List<String> words = Arrays.stream(
                        plain.substring(0, Math.min(LONGEST, plain.length())).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return new Sought(department, words);
    }

    String[] array() {
        return words.toArray(String[]::new);
    }
}
