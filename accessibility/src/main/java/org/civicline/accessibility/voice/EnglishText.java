package org.civicline.accessibility.voice;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English as FreeTTS reads it well. It knows numbers, years and dollars; what it does not know is written out here:
 * telephone and ticket numbers digit by digit, dates, times of day, yuan, keys and signs.
 */
final class EnglishText {

    private record Rule(Pattern pattern, Function<MatchResult, String> said) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said.apply(found)));
        }
    }

    private static final List<Rule> RULES = List.of(
            rule("[‘’]", "'"),
            rule("[“”«»\"]", " "),
            rule("[–—]", ", "),
            rule("\\b(\\d{4})-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])\\b", EnglishText::date),
            rule("(\\d)[- ](?=\\d{3,4}(?:[- ]\\d{3,4})?\\b)(?<=\\d{3}[- ])", digit -> digit.group(1) + ", "),
            rule("(?<=\\d)\\s?-\\s?(?=\\d)", " to "),
            rule("\\b([01]?\\d|2[0-4]):00\\b", time -> Integer.parseInt(time.group(1)) + " o'clock"),
            rule("\\b([01]?\\d|2[0-4]):0(\\d)\\b", time -> Integer.parseInt(time.group(1)) + " oh " + time.group(2)),
            rule("\\b([01]?\\d|2[0-4]):([1-5]\\d)\\b", time -> Integer.parseInt(time.group(1)) + " " + time.group(2)),
            rule("[¥￥]\\s?(\\d[\\d,]*)\\.(\\d\\d)\\b", money -> money.group(1) + " yuan " + money.group(2)),
            rule("[¥￥]\\s?(\\d[\\d,]*(?:\\.\\d+)?)", money -> money.group(1) + " yuan"),
            rule("(?i)(?<=\\b(?:call|dial|phone|room|number|code) )\\d{3,4}\\b", EnglishText::spelled),
            rule("(?<![\\d.,$])\\d{5,}(?![\\d,]|\\.\\d)", EnglishText::spelled),
            rule("(?<![\\w)])-(?=\\d)", "minus "),
            rule("°\\s?C\\b", " degrees Celsius"),
            rule("°", " degrees "),
            rule("%", " percent"),
            rule("#", " hash "),
            rule("\\*", " star "),
            rule("&", " and "),
            rule("@", " at "),
            rule("\\+", " plus "),
            rule("=", " equals "),
            rule("(?<=\\d)/(?=\\d)", " slash "),
            rule("[/_|\\\\<>~^`{}\\[\\]()]", ", "),
            rule("\\s+", " "));

    private EnglishText() {}

    /** Letters of other scripts stay, for the voice to refuse; signs and emoji nobody says vanish. */
    static String normalise(String text) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        for (Rule rule : RULES) {
            said = rule.apply(said);
        }
        StringBuilder kept = new StringBuilder(said.length());
        said.codePoints()
                .filter(c -> c >= ' ' && c < 0x7f || Character.isLetterOrDigit(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static Rule rule(String regex, String said) {
        return rule(regex, _ -> said);
    }

    private static Rule rule(String regex, Function<MatchResult, String> said) {
        return new Rule(Pattern.compile(regex), said);
    }

    private static String date(MatchResult date) {
        String month = Month.of(Integer.parseInt(date.group(2))).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return month + " " + Integer.parseInt(date.group(3)) + ", " + date.group(1);
    }

    /** 20261122 → 2 0 2 6, 1 1 2 2. */
    private static String spelled(MatchResult number) {
        String digits = number.group();
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            boolean breath = i > 0 && i % 4 == 0 && digits.length() > 5;
            said.append(i == 0 ? "" : breath ? ", " : " ").append(digits.charAt(i));
        }
        return said.toString();
    }
}
