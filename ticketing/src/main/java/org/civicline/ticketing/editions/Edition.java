package org.civicline.ticketing.editions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of some rules as it was published; it never changes again.
 *
 * @param publishedBy null for the one an installation begins with
 * @param note why
 */
public record Edition<R>(Instant publishedAt, @Nullable UUID publishedBy, String note, R rules) {}
