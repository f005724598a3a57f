package org.civicline.ticketing;

import java.time.Instant;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;

/** What people decided about cases that are over, to learn from. Says nothing of whom they are from. */
public interface SettledCases {

    /**
     * The cases closed last first. Confidential cases and those whose words were forgotten are none of them. For the system
     * alone.
     *
     * @param after where the page before ended; null for the first
     */
    Slice<Settled> newest(@Nullable String after, int size);

    /**
     * A case as it was in the end: whatever was put right on its way is right here.
     *
     * @param answer what the citizen was told; null if nobody was
     * @param departmentCode who answered it as the lead; null if it was answered directly
     */
    record Settled(
            String number,
            TicketType type,
            String categoryCode,
            Urgency urgency,
            @Nullable String departmentCode,
            String title,
            String text,
            @Nullable String address,
            @Nullable String answer,
            Instant closedAt) {}
}
