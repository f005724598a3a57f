package org.civicline.ticketing.events;

import java.util.UUID;

/**
 * Something beside a ticket changed that takes no step: for screens that show it to read it again.
 *
 * @param what {@code presence} or {@code comments}
 */
public record CaseTouched(UUID ticket, String what) {}
