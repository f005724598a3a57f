package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.DispatchId;
import org.jspecify.annotations.Nullable;

/**
 * A co-handler's duty (协办): a department that helps whoever leads. It tells the lead, never the citizen.
 *
 * @param bound named by the desk after it had declined: it cannot decline again
 * @param note what it was named for
 * @param contribution what it told the lead
 * @param declined why it did not want it
 */
public record CoDuty(
        DispatchId dispatch,
        String department,
        Stand stand,
        boolean bound,
        Instant namedAt,
        @Nullable String note,
        @Nullable Instant signedAt,
        @Nullable Instant contributedAt,
        @Nullable String contribution,
        @Nullable String declined) {

    /** How far it has come. */
    public enum Stand {
        NAMED,
        SIGNED,
        CONTRIBUTED,
        DECLINED;

        /** Whether something is still owed. */
        public boolean open() {
            return this == NAMED || this == SIGNED;
        }
    }

    public boolean open() {
        return stand.open();
    }
}
