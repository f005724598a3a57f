package org.civicline.ticketing;

import java.util.UUID;

/** One department's duty on a ticket (派单). */
public record DispatchId(UUID value) {

    public static DispatchId of(String text) {
        return new DispatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
