package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A citizen who was told the result and has not judged it is asked once more by text. Told in the transaction that notes it.
 *
 * @param language they want to be told in, as a BCP 47 tag
 */
public record FollowUpTextWanted(UUID ticket, String number, String phone, String language, Instant at) {}
