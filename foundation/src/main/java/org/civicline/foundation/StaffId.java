package org.civicline.foundation;

import java.util.UUID;

/** A member of staff. */
public record StaffId(UUID value) {

    public static StaffId of(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
