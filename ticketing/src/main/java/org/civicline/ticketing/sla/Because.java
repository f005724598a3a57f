package org.civicline.ticketing.sla;

import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Why a duty is due when it is: kept with the deadline as JSON, so that it still explains itself after limits or calendar
 * have changed.
 *
 * @param from when the time began to run
 * @param holidays codes of the statutory holidays that were skipped
 * @param closeOfBusiness when the last working day ends; null in natural time
 * @param unplanned a year it reaches into whose holidays nobody has entered
 */
public record Because(
        Duty duty,
        TicketType type,
        Urgency urgency,
        int amount,
        String unit,
        Instant from,
        List<String> holidays,
        @Nullable String closeOfBusiness,
        @Nullable Integer unplanned) {}
