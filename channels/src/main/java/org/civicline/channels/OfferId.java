package org.civicline.channels;

import java.util.UUID;

/** One showing of a work item to one agent. */
public record OfferId(UUID value) {

    public static OfferId of(String text) {
        return new OfferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
