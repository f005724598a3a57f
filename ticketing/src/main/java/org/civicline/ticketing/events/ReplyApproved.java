package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reply was accepted: the citizen is now told the result and asked to rate. Told in the transaction that accepts it.
 *
 * @param language they want to be told in, as a BCP 47 tag
 */
public record ReplyApproved(
        UUID ticket, String number, @Nullable String phone, String language, String reply, Instant at) {}
