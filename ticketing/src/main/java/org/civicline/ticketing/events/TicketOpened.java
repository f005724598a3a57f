package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket exists. Told in the transaction that makes it.
 *
 * @param phone where the citizen may be told its number, after asking {@code Citizens.mayContact}
 * @param language they want to be told in, as a BCP 47 tag
 * @param articleCode the article it was answered with on the spot, as the agent noted it
 */
public record TicketOpened(
        UUID ticket,
        String number,
        @Nullable UUID citizen,
        @Nullable String phone,
        String language,
        String title,
        boolean answeredDirectly,
        @Nullable String articleCode,
        Instant at) {}
