package org.civicline.ticketing.sla;

import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of a ticket.
 *
 * @param category its code; null for none in particular
 * @param rules the version the ticket was born with; null for the one in force
 */
public record Matter(
        TicketType type,
        Urgency urgency,
        @Nullable String category,
        @Nullable Integer rules) {}
