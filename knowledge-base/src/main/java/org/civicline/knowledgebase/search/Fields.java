package org.civicline.knowledgebase.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Grams;
import org.civicline.knowledgebase.search.rank.RankText;

/**
 * What every engine keeps of an article, so that all find and rank alike.
 *
 * @param key what an article is known by: its code in capitals
 * @param body what a reader sees
 * @param names by what it is found before all others: its number, its names, the telephone numbers in it
 * @param text what is cut into grams, in plain characters
 * @param typed what somebody may begin to type to get at it
 */
public record Fields(String key, String body, Set<String> names, String text, Typed typed, RankText rank) {

    private static final int TITLE_TIMES = 3;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GRAM = 200;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d[\\d-]{3,14}\\d(?!\\d)");

    /** Reads an article; the same article always gives the same. */
    public static Fields of(Entry entry) {
        Indexed article = entry.article();
        String body = PlainBody.of(article.body());
        var keywords = new ArrayList<>(article.keywords());
        if (article.titleEn() != null) {
            keywords.add(article.titleEn());
        }
        List<byte[]> vectors = entry.vectors();
        RankText rank = RankText.of(
                article.title(),
                keywords,
                body,
                vectors.isEmpty() ? new byte[0] : vectors.getFirst(),
                vectors.size() > 1 ? vectors.subList(1, vectors.size()) : vectors);
        return new Fields(
                key(article.code()),
                body,
                names(article, body, keywords),
                (rank.title() + "\n").repeat(TITLE_TIMES) + rank.keywords() + "\n" + Characters.plain(body),
                Typed.of(article.title(), keywords),
                rank);
    }

    private static Set<String> names(Indexed article, String body, List<String> keywords) {
        var names = new LinkedHashSet<String>();
        names.add(number(article.code()));
        names.add(name(article.title()));
        keywords.forEach(keyword -> names.add(name(keyword)));
        NUMBER.matcher(Characters.plain(body)).results().forEach(found -> names.add(phone(found.group())));
        names.remove(name(""));
        return names;
    }

    /** A gram as it is kept: nobody looks for the end of a very long one. */
    public static String gram(String plain, int start, int end) {
        return plain.substring(start, Math.min(end, start + LONGEST_GRAM));
    }

    /** The grams of a plain text, each followed by a blank. */
    public static String grams(String plain, int size) {
        var grams = new StringBuilder();
        Grams.each(
                plain,
                size,
                (_, start, end) -> grams.append(gram(plain, start, end)).append(' '));
        return grams.toString();
    }

    /** What an article of that code is known by. */
    public static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    static String number(String code) {
        return "number:" + key(code);
    }

    static String phone(String digitsAndDashes) {
        return "phone:" + digits(digitsAndDashes);
    }

    static String digits(String number) {
        return number.replace("-", "");
    }

    /** A name without blanks and marks. */
    static String name(String text) {
        String plain = Characters.plain(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "name:" + (plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain);
    }
}
