package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** The citizen has judged. */
public record TicketRated(UUID ticket, String number, int digit, String via, Instant at) {}
