package org.civicline.ticketing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One department's duty on a ticket (派单). */
public record DispatchId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DispatchId {}

    public static DispatchId of(String text) {
        return new DispatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
