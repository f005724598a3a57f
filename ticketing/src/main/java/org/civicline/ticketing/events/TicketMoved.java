package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket went a step: for screens to refresh. */
public record TicketMoved(
        UUID ticket,
        String number,
        String event,
        String status,
        @Nullable String departmentCode,
        Instant at) {}
