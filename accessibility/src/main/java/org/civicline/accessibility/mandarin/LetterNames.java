package org.civicline.accessibility.mandarin;

/** The names of Latin letters as Mandarin speakers say them, in syllables that Mandarin has. */
final class LetterNames {

    private static final String[] NAMES = {
        "ei1",
        "bi4",
        "xi1",
        "di4",
        "yi4",
        "ai2 fu5",
        "ji4",
        "ai2 chi5",
        "ai4",
        "zhei4",
        "kei4",
        "ai2 le5",
        "ai2 mu5",
        "en1",
        "ou1",
        "pi4",
        "kiu1",
        "a4 er5",
        "ai2 si5",
        "ti4",
        "you1",
        "wei1",
        "da2 bu5 liu5",
        "ai2 ke5 si5",
        "wai4",
        "zei4"
    };

    private LetterNames() {}

    /** @param letter A to Z, either case */
    static String of(char letter) {
        return NAMES[Character.toUpperCase(letter) - 'A'];
    }
}
