package org.civicline.ticketing;

/** The name of a ticket's state, for filters, figures and screens; the states themselves carry more. */
public enum TicketStatus {
    TO_DISPATCH,
    DISPATCHED,
    IN_PROGRESS,
    /** A department asks to give it back (退单待审). */
    RETURN_ASKED,
    /** A department disputes that its return was refused (待裁定). */
    DISPUTED,
    /** Nothing can be done for a while; no clock runs (挂起). */
    SUSPENDED,
    REPLIED,
    FOLLOW_UP,
    /** Handled in another ticket of the same event, which tells its citizen too (已并单). */
    MERGED,
    CLOSED,
    /** Closed for good: nobody reopens it any more (归档). */
    ARCHIVED;

    /** Whether the case has ended. */
    public boolean over() {
        return this == CLOSED || this == ARCHIVED;
    }
}
