package org.civicline.channels.texts.line;

import org.civicline.channels.texts.coding.TextParts.Part;

/** A line to an operator's SMS centre. */
public interface SmsLine {

    /** Whether something can be submitted now. */
    boolean up();

    /**
     * Submits one SMS and waits for the centre's answer, some seconds at most.
     *
     * @param recipient a phone number as in {@code ContactPoint}
     */
    Submission submit(String recipient, Part part);

    /** What the centre answered. */
    sealed interface Submission {

        /** It will deliver. @param messageId what its receipt will name */
        record Accepted(String messageId) implements Submission {}

        /** It did not take it, but may later: busy, throttled, not connected. */
        record RetryLater(String reason) implements Submission {}

        /** It will never take it. */
        record Rejected(String reason) implements Submission {}

        /** It was sent and no answer came: nobody knows. */
        record InDoubt(String reason) implements Submission {}
    }
}
