package org.civicline.knowledgebase.files;

/** Characters that an article can keep. */
final class Characters {

    private Characters() {}

    /** Without control characters, halves of surrogate pairs and marks of width zero that only get in the way. */
    static String kept(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(Characters::suitable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean suitable(int character) {
        return character == '\n'
                || character == '\t'
                || !Character.isISOControl(character)
                        && Character.getType(character) != Character.SURROGATE
                        && character != 0x200B
                        && character != 0xFEFF;
    }
}
