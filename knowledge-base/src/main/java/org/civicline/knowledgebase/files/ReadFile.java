package org.civicline.knowledgebase.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as the text of an article.
 *
 * @param title as far as the file has one; may be empty
 * @param body Markdown
 */
record ReadFile(String title, String body, List<Note> notes) {

    /**
     * Something that was not taken over, or not as it was.
     *
     * @param count how often
     * @param quote the first of them, where there are words to it
     */
    record Note(Kind kind, int count, @Nullable String quote) {}

    /** What it was. */
    enum Kind {
        /** The text was not UTF-8 and was read as Chinese by GB 18030. */
        READ_AS_GB18030,
        SCRIPT,
        /** Colours, fonts, sizes. */
        STYLE,
        /** Remarks beside the text. */
        COMMENT,
        /** Words somebody struck out while changes were tracked. */
        DELETED,
        HIDDEN,
        FOOTNOTE,
        PICTURE,
        TEXT_BOX,
        FORMULA,
        /** Films, frames, other documents, macros. */
        EMBEDDED,
        FORM_FIELD,
        /** Menus, page heads and feet of a web page. */
        SURROUNDINGS,
        /** A link that leads nowhere outside the file, or that would run something. */
        LINK,
        MERGED_CELLS,
        NESTED_TABLE,
        /** Levels were changed so that none is left out. */
        HEADING_LEVELS,
        /** Nested deeper than anybody writes: only its words were kept. */
        TOO_DEEP
    }
}
