package org.civicline.ticketing.supervision;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.supervision.SupervisionDesk.Owed;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is urged, supervised or noticed about a duty on a case, and is to answer.
 *
 * @param department who is to answer; null for the desk
 * @param levelAt since when at this level
 * @param raisedBy null for the system
 * @param reason in words; null for the system's
 */
record Supervision(
        UUID id,
        TicketId ticket,
        @Nullable String department,
        Duty duty,
        Level level,
        Instant raisedAt,
        Instant levelAt,
        @Nullable UUID raisedBy,
        @Nullable String reason,
        Instant answerBy,
        @Nullable Instant answeredAt,
        @Nullable UUID answeredBy,
        @Nullable String answer) {

    static Supervision raised(
            UUID id,
            TicketId ticket,
            Owed owed,
            Level level,
            Instant now,
            @Nullable UUID by,
            @Nullable String reason,
            Instant answerBy) {
        return new Supervision(
                id, ticket, owed.department(), owed.duty(), level, now, now, by, reason, answerBy, null, null, null);
    }

    /** At a higher level. Where it climbs by itself, nobody lifts it and it stays whose it was. */
    Supervision lifted(Level to, Instant now, @Nullable UUID by, @Nullable String why, Instant answeredBy) {
        return new Supervision(
                id,
                ticket,
                department,
                duty,
                to,
                raisedAt,
                now,
                by == null ? raisedBy : by,
                why == null ? reason : why,
                answeredBy,
                null,
                null,
                null);
    }
}
