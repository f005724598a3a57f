package org.civicline.knowledgebase.editorial;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/** Texts as they are kept: without white space around them, null if nothing is left, refused if they do not fit. */
public final class Written {

    static final int REASON = 1_000;

    private Written() {}

    /** On one line. */
    static @Nullable String line(@Nullable String written, String field, int limit) {
        return written == null ? null : kept(written.replaceAll("\\s+", " "), field, limit);
    }

    /** Lines, with one character at their end. */
    public static @Nullable String text(@Nullable String written, String field, int limit) {
        return written == null ? null : kept(written.replace("\r\n", "\n").replace('\r', '\n'), field, limit);
    }

    /** Why something is done: there is one. */
    public static String reason(@Nullable String written) {
        String reason = text(written, "reason", REASON);
        if (reason == null) {
            throw missing("reason");
        }
        return reason;
    }

    static RefusedException missing(String field) {
        return new RefusedException(
                Refusal.invalid("knowledgebase.field-missing").with("field", field));
    }

    /** What a request must say. */
    public static <T> T required(@Nullable T given, String field) {
        if (given == null) {
            throw missing(field);
        }
        return given;
    }

    private static @Nullable String kept(String written, String field, int limit) {
        String text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.codePoints().allMatch(Written::suitable)) {
            throw new RefusedException(
                    Refusal.invalid("knowledgebase.unsuitable-characters").with("field", field));
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new RefusedException(Refusal.invalid("knowledgebase.field-too-long")
                    .with("field", field)
                    .with("limit", limit)
                    .with("length", length));
        }
        return text;
    }

    /** No control characters and no halves of surrogate pairs: PostgreSQL cannot keep NUL, nor UTF-8 a half. */
    private static boolean suitable(int character) {
        return character == '\n'
                || character == '\t'
                || !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
