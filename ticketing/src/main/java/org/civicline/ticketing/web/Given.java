package org.civicline.ticketing.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads single values of a request, refusing by field what is missing or no choice. */
public final class Given {

    private Given() {}

    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.field-missing").with("field", field));
        }
        return value;
    }

    /** A missing text, which is refused like an empty one, with the field's own reason. */
    public static String words(@Nullable String written) {
        return written == null ? "" : written;
    }

    public static <E extends Enum<E>> E choice(@Nullable String written, Class<E> type, String field) {
        String word = required(written, field).strip().toUpperCase(Locale.ROOT);
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw unknown(field);
    }

    public static @Nullable UUID id(@Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException _) {
            throw unknown(field);
        }
    }

    public static @Nullable Integer number(@Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(written.strip());
        } catch (NumberFormatException _) {
            throw unknown(field);
        }
    }

    /** A version, as it stands in an address. */
    public static @Nullable Long count(@Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(written.strip());
        } catch (NumberFormatException _) {
            throw unknown(field);
        }
    }

    /** A time of day as {@code 22:00}. */
    public static LocalTime time(@Nullable String written, String field) {
        try {
            return LocalTime.parse(required(written, field).strip()).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException _) {
            throw unknown(field);
        }
    }

    /** A moment as ISO-8601 writes it. */
    public static @Nullable Instant moment(@Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(written.strip());
        } catch (DateTimeParseException _) {
            throw unknown(field);
        }
    }

    private static RefusedException unknown(String field) {
        return new RefusedException(Refusal.invalid("ticketing.unknown-choice").with("field", field));
    }
}
