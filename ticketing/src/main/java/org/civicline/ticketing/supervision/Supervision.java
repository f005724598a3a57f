package org.civicline.ticketing.supervision;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Duty;
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
        @Nullable String answer) {}
