package org.civicline.accessibility.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits mixed text, so that each voice gets what it can read. */
public final class LanguageRuns {

    /** A letter word of three or more with a vowel, or one that mixes cases, like WiFi; APP is spelled instead. */
    private static final String WORD = "(?:(?=[A-Za-z]*[a-z])(?=[A-Za-z]*[aeiouyAEIOUY])[A-Za-z]{3,}(?:'[a-z]+)?)";

    /** What follows a word after a blank belongs to its phrase, be it short. */
    private static final String MORE = "(?: (?=[A-Za-z]*[a-z])[A-Za-z]{2,}(?:'[a-z]+)?)";

    private static final Pattern ENGLISH = Pattern.compile("(?<![A-Za-z])" + WORD + MORE + "*(?![A-Za-z])");
    private static final Pattern HANZI =
            Pattern.compile("[\\p{IsHan}，。、；：！？（）《》“”]*\\p{IsHan}" + "[\\p{IsHan}，。、；：！？（）《》“”]*");

    private LanguageRuns() {}

    public enum Language {
        MANDARIN,
        ENGLISH
    }

    /** Text of one language, never blank. */
    public record Run(Language language, String text) {}

    /** @param text Chinese as the normaliser leaves it; Latin words in it are English, other letters are spelled */
    public static List<Run> inMandarin(String text) {
        return split(text, ENGLISH, Language.ENGLISH, Language.MANDARIN);
    }

    /** @param text English; hanzi in it are Mandarin */
    public static List<Run> inEnglish(String text) {
        return split(text, HANZI, Language.MANDARIN, Language.ENGLISH);
    }

    private static List<Run> split(String text, Pattern foreign, Language found, Language rest) {
        List<Run> runs = new ArrayList<>();
        Matcher matcher = foreign.matcher(text);
        int at = 0;
        while (matcher.find()) {
            add(runs, rest, text.substring(at, matcher.start()));
            add(runs, found, matcher.group());
            at = matcher.end();
        }
        add(runs, rest, text.substring(at));
        return runs;
    }

    private static void add(List<Run> runs, Language language, String text) {
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            runs.add(new Run(language, text.strip()));
        }
    }
}
