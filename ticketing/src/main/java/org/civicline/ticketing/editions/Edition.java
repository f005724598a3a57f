package org.civicline.ticketing.editions;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A version of some rules as it was published; it never changes again.
 *
 * @param publishedBy null for the one an installation begins with
 * @param note why
 */
public record Edition<R>(Instant publishedAt, @Nullable UUID publishedBy, String note, R rules) {

    /** With the rules as they are told. */
    public <T> Edition<T> map(Function<R, T> telling) {
        return new Edition<>(publishedAt, publishedBy, note, telling.apply(rules));
    }
}
