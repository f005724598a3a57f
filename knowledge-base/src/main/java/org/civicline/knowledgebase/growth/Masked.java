package org.civicline.knowledgebase.growth;

import java.util.regex.Pattern;
import org.civicline.foundation.Masking;
import org.civicline.knowledgebase.search.language.PersonNames;

/**
 * Texts of citizens and of replies to them without what tells who somebody is: long numbers, addresses of e-mail and what reads
 * like a person's name. It rather masks once too often; whoever publishes reads it all the same.
 */
final class Masked {

    /** Telephone, identity and account numbers, also with blanks and dashes in them. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d\\s-]{4,}[\\dXx]|\\d{5,})");

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    /** 王先生, 李小明女士. */
    private static final Pattern TITLED = Pattern.compile("(\\p{IsHan})\\p{IsHan}{0,2}(?=先生|女士|小姐|同志|师傅|老师|主任|科长)");

    private Masked() {}

    static String of(String text) {
        String masked = EMAIL.matcher(text).replaceAll("***");
        masked = NUMBER.matcher(masked).replaceAll("****");
        masked = TITLED.matcher(masked).replaceAll("$1*");
        return PersonNames.each(masked, Masking::name);
    }
}
