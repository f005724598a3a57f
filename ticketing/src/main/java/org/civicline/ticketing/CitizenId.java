package org.civicline.ticketing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person or organisation served (服务对象). */
public record CitizenId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CitizenId {}

    public static CitizenId of(String text) {
        return new CitizenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
