package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket exists; {@code phone} is where the citizen may be told its number, after asking {@code Citizens.mayContact}. */
public record TicketOpened(
        UUID ticket,
        String number,
        @Nullable UUID citizen,
        @Nullable String phone,
        String title,
        boolean answeredDirectly,
        Instant at) {}
