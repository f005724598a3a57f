package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket is worked on together with others of the same event; its citizen is told so and keeps their number. Told in the
 * transaction that merges it.
 *
 * @param language they want to be told in, as a BCP 47 tag
 */
public record TicketMerged(
        UUID ticket, String number, @Nullable String phone, String language, Instant at) {}
