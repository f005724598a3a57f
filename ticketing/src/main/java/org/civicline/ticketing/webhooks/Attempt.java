package org.civicline.ticketing.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to hand a message over.
 *
 * @param millis how long it took
 * @param status what the receiver answered with; null if it did not
 * @param fault why it did not arrive; null if it did
 * @param answer the beginning of what a receiver said that did not take it
 */
record Attempt(
        Instant at,
        int millis,
        @Nullable Integer status,
        @Nullable Fault fault,
        @Nullable String answer) {

    static final int LONGEST_ANSWER = 200;

    private static final int GONE = 410;

    enum Fault {
        /** The name is not known, or nobody listens there. */
        UNREACHABLE,
        /** The name leads to an address inside. */
        FORBIDDEN_ADDRESS,
        /** The certificate is not one to trust. */
        TLS,
        TIMEOUT,
        /** It wants to be asked elsewhere, which is not followed. */
        REDIRECT,
        /** It answered with something else than 2xx. */
        STATUS
    }

    boolean arrived() {
        return fault == null;
    }

    /** The receiver wants to hear no more. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
