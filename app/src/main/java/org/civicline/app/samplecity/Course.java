package org.civicline.app.samplecity;

import java.time.Instant;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;

/**
 * When which step of a case was taken; null for steps not taken yet.
 *
 * @param seconds the first contact lasted
 * @param told when the citizen was sent the result and asked
 * @param ratedVia null if the citizen gave no judgement
 */
record Course(
        long seconds,
        @Nullable PastReturn returned,
        @Nullable Instant dispatched,
        @Nullable Instant signed,
        @Nullable Instant chased,
        @Nullable Instant replied,
        @Nullable Instant told,
        @Nullable Satisfaction satisfaction,
        @Nullable Channel ratedVia,
        @Nullable Instant closed) {

    static Course answered(long seconds, Instant closed) {
        return new Course(seconds, null, null, null, null, null, null, null, null, closed);
    }

    static Course waitingForDispatch(long seconds) {
        return new Course(seconds, null, null, null, null, null, null, null, null, null);
    }

    boolean withDepartment() {
        return dispatched != null;
    }

    boolean answeredAtOnce() {
        return dispatched == null && closed != null;
    }

    boolean closedBy(Instant now) {
        return closed != null && !closed.isAfter(now);
    }

    /** What of it has happened by now. A case is either closed, or its citizen has not been asked yet. */
    Course until(Instant now) {
        if (closedBy(now)) {
            return this;
        }
        return new Course(
                seconds,
                returned == null || returned.returnedAt().isAfter(now) ? null : returned,
                past(dispatched, now),
                past(signed, now),
                past(chased, now),
                past(replied, now),
                null,
                null,
                null,
                null);
    }

    private static @Nullable Instant past(@Nullable Instant step, Instant now) {
        return step == null || step.isAfter(now) ? null : step;
    }
}
