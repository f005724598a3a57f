package org.civicline.ticketing.savedviews;

import java.util.Set;
import java.util.UUID;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sharing.Kept;
import org.civicline.ticketing.sharing.Sharing;
import org.jspecify.annotations.Nullable;

/** A filter by its name. */
record SavedView(UUID id, Sharing sharing, String name, Wanted wanted, long version) implements Kept {

    /**
     * What it shows.
     *
     * @param statuses empty for all
     * @param lead the department on duty
     * @param late only what is past its time
     */
    record Wanted(
            Set<TicketStatus> statuses,
            @Nullable String lead,
            @Nullable Urgency urgency,
            boolean late) {

        Wanted {
            statuses = Set.copyOf(statuses);
        }
    }
}
