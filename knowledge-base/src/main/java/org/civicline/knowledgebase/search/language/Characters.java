package org.civicline.knowledgebase.search.language;

import com.hankcs.hanlp.dictionary.ts.TraditionalChineseDictionary;

/** Characters that are written in several ways, written in one. */
public final class Characters {

    private static final char FIRST_HAN = '\u4E00';
    private static final char LAST_HAN = '\u9FFF';
    private static final char[] SIMPLIFIED = simplified();

    private Characters() {}

    /**
     * Traditional characters as simplified ones, full width as half width, capitals as small letters. Always as long as what
     * was given: an offset in one is an offset in the other.
     */
    public static String plain(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(plain[i]);
        }
        return new String(plain);
    }

    /** Traditional characters as simplified ones, and all else as it is. */
    public static String simplified(String text) {
        char[] simplified = text.toCharArray();
        for (int i = 0; i < simplified.length; i++) {
            simplified[i] = isHan(simplified[i]) ? plain(simplified[i]) : simplified[i];
        }
        return new String(simplified);
    }

    /** Whether it is one of the 20,992 common Chinese characters. */
    public static boolean isHan(char one) {
        return one >= FIRST_HAN && one <= LAST_HAN;
    }

    /** Whether it is a small Latin letter. */
    public static boolean isLatin(char one) {
        return one >= 'a' && one <= 'z';
    }

    /** Whether it is one of the ten digits. */
    public static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static char plain(char one) {
        if (isHan(one)) {
            return SIMPLIFIED[one - FIRST_HAN];
        }
        if (one >= '\uFF01' && one <= '\uFF5E') {
            return Character.toLowerCase((char) (one - '\uFF01' + '!'));
        }
        if (Character.isWhitespace(one) || one == '\u3000' || one == '\u00A0') {
            return one == '\n' ? '\n' : ' ';
        }
        return Character.toLowerCase(one);
    }

    private static char[] simplified() {
        char[] table = new char[LAST_HAN - FIRST_HAN + 1];
        for (int i = 0; i < table.length; i++) {
            char one = (char) (FIRST_HAN + i);
            String other = TraditionalChineseDictionary.convertToSimplifiedChinese(String.valueOf(one));
            table[i] = other.length() == 1 ? other.charAt(0) : one;
        }
        return table;
    }
}
