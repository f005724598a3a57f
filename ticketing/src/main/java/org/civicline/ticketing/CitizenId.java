package org.civicline.ticketing;

import java.util.UUID;

/** A person or organisation served (服务对象). */
public record CitizenId(UUID value) {

    public static CitizenId of(String text) {
        return new CitizenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
