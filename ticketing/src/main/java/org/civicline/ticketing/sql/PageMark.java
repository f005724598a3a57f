package org.civicline.ticketing.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, as the next page's question: the sort values of its last row. So a page costs the same however deep
 * it is, and rows that come in between are neither skipped nor shown twice.
 */
public record PageMark(long first, long second, UUID id) {

    private static final int MOST = 200;

    /** Of the year 9999: PostgreSQL knows no moments beyond some years. */
    private static final long LAST_MICROS = 253_402_300_799_000_000L;

    /** Where a list by time ended. */
    public static PageMark of(Instant moment, UUID id) {
        return new PageMark(ChronoUnit.MICROS.between(Instant.EPOCH, moment), 0, id);
    }

    /** The moment at which a list by time ended; refused for one that none ended at. */
    public Instant moment() {
        if (first < 0 || first > LAST_MICROS) {
            throw malformed();
        }
        return Instant.EPOCH.plus(first, ChronoUnit.MICROS);
    }

    public static int size(int asked) {
        return Math.clamp(asked, 1, MOST);
    }

    public static @Nullable PageMark parse(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return null;
        }
        String[] parts = written.split("_", -1);
        try {
            if (parts.length == 3) {
                return new PageMark(Long.parseLong(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
        throw malformed();
    }

    private static RefusedException malformed() {
        return new RefusedException(Refusal.invalid("foundation.malformed"));
    }

    /** Cuts the row that was read beyond the page to learn whether there is a next one. */
    public static <T> Slice<T> slice(List<T> rows, int size, Function<? super T, PageMark> mark) {
        if (rows.size() <= size) {
            return new Slice<>(rows, null);
        }
        List<T> shown = rows.subList(0, size);
        return new Slice<>(shown, mark.apply(shown.getLast()).toString());
    }

    @Override
    public String toString() {
        return first + "_" + second + "_" + id;
    }
}
