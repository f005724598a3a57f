package org.civicline.ticketing;

import java.util.UUID;

/** One contact on one channel (接触). */
public record InteractionId(UUID value) {

    public static InteractionId of(String text) {
        return new InteractionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
