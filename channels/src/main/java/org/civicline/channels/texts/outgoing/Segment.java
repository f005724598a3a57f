package org.civicline.channels.texts.outgoing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One SMS of a text. */
record Segment(
        UUID text,
        int number,
        State state,
        @Nullable Instant submittedAt,
        @Nullable String messageId,
        int repeats,
        @Nullable String reason) {

    /** Where it is; see the package. */
    enum State {
        PENDING("pending"),
        SUBMITTING("submitting"),
        IN_DOUBT("in-doubt"),
        SENT("sent"),
        DELIVERED("delivered"),
        FAILED("failed"),
        EXPIRED("expired");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static State of(String word) {
            for (State one : values()) {
                if (one.word.equals(word)) {
                    return one;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    Segment sent(String id) {
        return new Segment(text, number, State.SENT, submittedAt, id, repeats, null);
    }

    Segment as(State next, @Nullable String why) {
        return new Segment(text, number, next, submittedAt, messageId, repeats, why);
    }

    Segment submitting(Instant now, boolean repeated) {
        return new Segment(text, number, State.SUBMITTING, now, null, repeats + (repeated ? 1 : 0), null);
    }
}
