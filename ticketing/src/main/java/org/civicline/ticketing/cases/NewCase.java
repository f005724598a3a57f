package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/** A ticket about to be written: checked, tidied, numbered. */
public record NewCase(
        TicketId id,
        String number,
        @Nullable UUID citizen,
        @Nullable String phone,
        Channel channel,
        TicketType type,
        String categoryCode,
        Urgency urgency,
        String title,
        String text,
        @Nullable String address,
        boolean confidential,
        Instant createdAt,
        @Nullable UUID openedBy) {}
