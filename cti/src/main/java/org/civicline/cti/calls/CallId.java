package org.civicline.cti.calls;

import java.util.UUID;

/** A call of the hotline. */
public record CallId(UUID value) {

    public static CallId of(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
