package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket is worked on together with others of the same event; its citizen is told so and keeps their number. */
public record TicketMerged(
        UUID ticket, String number, @Nullable String phone, Instant at) {}
