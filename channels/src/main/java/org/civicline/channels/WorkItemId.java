package org.civicline.channels;

import java.util.UUID;

/** Something waiting for an agent (待办). */
public record WorkItemId(UUID value) {

    public static WorkItemId of(String text) {
        return new WorkItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
