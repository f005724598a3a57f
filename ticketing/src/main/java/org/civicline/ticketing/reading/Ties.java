package org.civicline.ticketing.reading;

import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that belong to a ticket.
 *
 * @param main the one it is merged into, or was until its answer
 * @param merged those merged into it, oldest first
 * @param related those that have to do with it, oldest first
 */
record Ties(@Nullable Tied main, List<Tied> merged, List<Tied> related) {

    /**
     * One of them.
     *
     * @param id null where the viewer may not open it
     * @param title null where the viewer may not open it
     */
    record Tied(
            @Nullable UUID id,
            String number,
            TicketStatus status,
            @Nullable String title) {}
}
