package org.civicline.knowledgebase.editorial;

import org.jspecify.annotations.Nullable;

/**
 * Something about a text that a reader would stumble over.
 *
 * @param quote the place, as it is written
 */
record Finding(Kind kind, @Nullable String quote) {

    /** What can be found. Some must be put right before review, as the text could not be used by everybody. */
    enum Kind {
        /** There is no text. */
        EMPTY(true),
        /** No category is chosen. */
        NO_CATEGORY(true),
        /** The text is longer than an article may be. */
        TOO_LONG(true),
        /** WCAG 1.1.1: a picture without a text in its place. */
        IMAGE_WITHOUT_TEXT(true),
        /** WCAG 1.3.1: a table whose header cells are not all filled in. */
        TABLE_WITHOUT_HEADER(true),
        /** WCAG 1.3.1: a heading two levels below the one before it, or above the article's own title. */
        HEADING_LEVEL_LEFT_OUT(true),
        /** WCAG 2.4.6: a heading without words. */
        HEADING_EMPTY(true),
        /** WCAG 2.4.4: a link that says only 点这里, or its bare address. */
        LINK_SAYS_NOTHING(true),
        /** WCAG 1.3.1: a short paragraph all in bold, which looks like a heading and is none. */
        BOLD_FOR_HEADING(false),
        /** A sentence nobody understands at the first hearing. */
        LONG_SENTENCE(false),
        /** Nothing but its title to find it by. */
        NO_KEYWORDS(false),
        /** Marks or addresses in what is to be read out. */
        SPOKEN_NOT_SPEAKABLE(true),
        /** Longer than a caller listens: about a minute. */
        SPOKEN_TOO_LONG(false);

        private final boolean must;

        Kind(boolean must) {
            this.must = must;
        }
    }

    /** Whether it must be put right before review. */
    boolean must() {
        return kind.must;
    }

    static Finding of(Kind kind) {
        return new Finding(kind, null);
    }
}
