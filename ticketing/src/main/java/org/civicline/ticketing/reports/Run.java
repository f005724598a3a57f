package org.civicline.ticketing.reports;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.figures.Period;
import org.jspecify.annotations.Nullable;

/**
 * One report of one period to one receiver.
 *
 * @param byHand who had it sent; null where it was due
 * @param tries how often it was handed over, in vain or not
 * @param nextAt when it is tried next; null unless it waits
 * @param trouble what stands, or stood, in the way
 */
record Run(
        UUID id,
        UUID report,
        Receiver receiver,
        Period period,
        Instant dueAt,
        @Nullable UUID byHand,
        State state,
        int tries,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable String trouble) {

    enum State {
        WAITING,
        /** It is being handed over. */
        SENDING,
        SENT,
        /** Not taken, and not tried again. */
        FAILED,
        /** Whether it was taken nobody knows; it is not tried again, for that might send it twice. */
        DOUBTFUL,
        /** Who made it or gets it may not see its figures any more, or has no address. */
        WITHHELD,
        /** It waited until the next one was due. */
        OVERTAKEN
    }

    /** Why one is withheld. */
    enum Withheld {
        OWNER_MAY_NOT,
        RECEIVER_MAY_NOT,
        NO_ADDRESS,
        DOMAIN_NOT_ALLOWED
    }
}
