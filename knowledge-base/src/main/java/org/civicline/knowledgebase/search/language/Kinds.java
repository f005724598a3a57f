package org.civicline.knowledgebase.search.language;

import java.util.List;
import java.util.regex.Pattern;

/** What a question asks for (a telephone number, a time, conditions …) and whether an article has it ({@code kinds.txt}). */
public final class Kinds {

    private static final List<Kind> ALL =
            WordList.of("kinds.txt").stream().map(Kind::read).toList();
    private static final int LOOKED_AT = 4_000;

    private Kinds() {}

    /** Their names, in order of their bits. */
    public static List<String> names() {
        return ALL.stream().map(Kind::name).toList();
    }

    /** A bit for each that is asked for. */
    public static int askedIn(String plainQuestion) {
        int bits = 0;
        for (int i = 0; i < ALL.size(); i++) {
            bits |= ALL.get(i).asked().matcher(plainQuestion).find() ? 1 << i : 0;
        }
        return bits;
    }

    /** A bit for each that is there. */
    public static int thereIn(String plainText) {
        String looked = plainText.length() > LOOKED_AT ? plainText.substring(0, LOOKED_AT) : plainText;
        int bits = 0;
        for (int i = 0; i < ALL.size(); i++) {
            bits |= ALL.get(i).there().matcher(looked).find() ? 1 << i : 0;
        }
        return bits;
    }

    private record Kind(String name, Pattern asked, Pattern there) {

        private static Kind read(String line) {
            String[] parts = line.split("\\s\\|\\s", 3);
            return new Kind(parts[0].strip(), Pattern.compile(parts[1].strip()), Pattern.compile(parts[2].strip()));
        }
    }
}
