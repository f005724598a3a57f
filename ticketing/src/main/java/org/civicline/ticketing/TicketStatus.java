package org.civicline.ticketing;

/** The name of a ticket's state, for filters, figures and screens; the states themselves carry more. */
public enum TicketStatus {
    TO_DISPATCH,
    DISPATCHED,
    IN_PROGRESS,
    REPLIED,
    FOLLOW_UP,
    CLOSED
}
