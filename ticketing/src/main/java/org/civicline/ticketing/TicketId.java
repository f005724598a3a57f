package org.civicline.ticketing;

import java.util.UUID;

/** A case (工单). */
public record TicketId(UUID value) {

    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
