package org.civicline.ticketing.input;

import java.util.Locale;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A text a person writes, with its limits. Its refusals are {@code ticketing.<field>-missing}, {@code -too-long} and
 * {@code -unsuitable-characters}.
 */
public enum Field {
    NAME(50, Shape.ONE_LINE),
    /** Of something people keep: a view, a template. */
    LABEL(50, Shape.ONE_LINE),
    TITLE(100, Shape.ONE_LINE),
    FILENAME(120, Shape.ONE_LINE),
    ADDRESS(200, Shape.ONE_LINE),
    TEXT(4_000, Shape.LINES),
    ANSWER(4_000, Shape.LINES),
    REPLY(4_000, Shape.LINES),
    NOTE(1_000, Shape.LINES),
    COMMENT(1_000, Shape.LINES),
    REASON(1_000, Shape.LINES);

    private enum Shape {
        ONE_LINE,
        LINES
    }

    private final int limit;
    private final Shape shape;

    Field(int limit, Shape shape) {
        this.limit = limit;
        this.shape = shape;
    }

    /** In characters as a reader counts them: an emoji outside the basic plane is one. */
    public int limit() {
        return limit;
    }

    /** The text as it is kept; refused if there is none. */
    public String require(@Nullable String written) {
        String text = accept(written);
        if (text == null) {
            throw new RefusedException(Refusal.invalid(code("missing")));
        }
        return text;
    }

    /** The text as it is kept; null if there is none. */
    public @Nullable String accept(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String text = tidy(written);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.codePoints().allMatch(Field::suitable)) {
            throw new RefusedException(Refusal.invalid(code("unsuitable-characters")));
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new RefusedException(
                    Refusal.invalid(code("too-long")).with("limit", limit).with("length", length));
        }
        return text;
    }

    public String code(String problem) {
        return "ticketing." + name().toLowerCase(Locale.ROOT) + "-" + problem;
    }

    /** Line ends as one character; what must stand on one line is brought onto one. */
    private String tidy(String written) {
        return switch (shape) {
            case ONE_LINE -> written.replaceAll("[ \\t\\r\\n]+", " ").strip();
            case LINES -> written.replace("\r\n", "\n").replace('\r', '\n').strip();
        };
    }

    /** No control characters, no halves of surrogate pairs: PostgreSQL cannot keep NUL, nor UTF-8 a half. */
    private static boolean suitable(int character) {
        if (character == '\n' || character == '\t') {
            return true;
        }
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
