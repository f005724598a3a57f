package org.civicline.ticketing.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told of one step, and how far it has come. Nothing of it says who the citizen is, what they said, or
 * who of the staff did it.
 *
 * @param seq in the order of the steps
 * @param id the same at every attempt, by which a receiver knows what it has already
 * @param of null for a message that only tries the way
 */
record Message(
        long seq,
        UUID webhook,
        UUID id,
        String step,
        Instant at,
        @Nullable Of of,
        State state,
        int attempts,
        Instant dueAt) {

    /** What an administrator sends to see whether it arrives. */
    static final String TEST = "test";

    enum State {
        /** For its turn, or for another attempt. */
        WAITING,
        SENT,
        /** Given up. */
        DEAD
    }

    /**
     * The case, as it was after the step.
     *
     * @param department who leads it
     * @param stepDepartment who did the step, or was meant by it
     */
    record Of(
            UUID ticket,
            String number,
            String status,
            String type,
            String category,
            @Nullable String department,
            @Nullable String stepDepartment) {}

    String headerId() {
        return "msg_" + id;
    }
}
