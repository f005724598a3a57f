package org.civicline.accessibility.mandarin;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Writes Chinese text out the way it is said: only hanzi, Latin words and the pauses ，；。 are left.
 *
 * <p>The rules are tried in order wherever the reader stands, so an earlier one wins: a date before a fraction, a
 * telephone number before a quantity. Signs nobody says (quotation marks, emoji, control characters) vanish; letters of
 * other scripts stay, for the engine to refuse.
 */
public final class Normaliser {

    private static final List<Rule> RULES = Stream.of(
                    DateRules.ALL, MoneyRules.ALL, IdentifierRules.ALL, NumberRules.ALL, SymbolRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Normaliser() {}

    public static String normalise(String text) {
        String source = unified(text);
        List<Matcher> matchers = RULES.stream()
                .map(rule -> rule.pattern()
                        .matcher(source)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false))
                .toList();
        StringBuilder said = new StringBuilder(source.length() * 2);
        int at = 0;
        while (at < source.length()) {
            int end = plain(source, at) ? at : applyFirst(matchers, at, said);
            if (end == at) {
                end += keep(source, at, said);
            }
            at = end;
        }
        return pauses(said.toString());
    }

    /** Hanzi start no rule but 第. */
    private static boolean plain(String source, int at) {
        int c = source.codePointAt(at);
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && c != '第';
    }

    private static int applyFirst(List<Matcher> matchers, int at, StringBuilder said) {
        for (int i = 0; i < matchers.size(); i++) {
            Matcher matcher = matchers.get(i);
            matcher.region(at, matcher.regionEnd());
            if (matcher.lookingAt() && matcher.end() > at) {
                said.append(RULES.get(i).said().apply(matcher));
                return matcher.end();
            }
        }
        return at;
    }

    private static int keep(String source, int at, StringBuilder said) {
        int c = source.codePointAt(at);
        if (Character.isLetterOrDigit(c)) {
            said.appendCodePoint(c);
        }
        return Character.charCount(c);
    }

    /** Full-width forms become ordinary ones; the blanks that typography puts between hanzi and digits go. */
    private static String unified(String text) {
        // A Chinese comma is always a pause; made a Latin one it could join two numbers into 1,234.
        String unified = Normalizer.normalize(text.replace('，', '、'), Normalizer.Form.NFKC);
        return unified.replace('−', '-')
                .replace('⁄', '/')
                .replace('〜', '~')
                .replaceAll("[·•‧・]", "")
                .replaceAll("(?<=\\p{IsHan}) +(?=\\d)|(?<=\\d) +(?=\\p{IsHan})", "");
    }

    /** Several pauses in a row become the longest of them; none at the start. */
    private static String pauses(String said) {
        StringBuilder calm = new StringBuilder(said.length());
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            int last = calm.length() - 1;
            if (strength(c) == 0) {
                calm.append(c);
            } else if (last >= 0 && strength(calm.charAt(last)) > 0) {
                calm.setCharAt(last, strength(c) > strength(calm.charAt(last)) ? c : calm.charAt(last));
            } else if (last >= 0) {
                calm.append(c);
            }
        }
        return calm.toString().strip();
    }

    private static int strength(char c) {
        return "，；。".indexOf(c) + 1;
    }
}
