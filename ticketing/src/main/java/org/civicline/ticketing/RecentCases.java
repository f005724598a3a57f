package org.civicline.ticketing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;

/** What citizens came with lately, to see what many of them have in common. Says nothing of whom they are from. */
public interface RecentCases {

    /**
     * The cases opened since then, the oldest first. Confidential cases, those whose words were forgotten, and those put
     * together with another are none of them. For the system alone.
     *
     * @param after where the page before ended; null for the first
     */
    Slice<Recent> since(Instant from, @Nullable String after, int size);

    /** These of them, the newest first, for those who may read figures. */
    List<Line> lines(Collection<TicketId> ids);

    /** @param placeCode the place its address names; null if it names none */
    record Recent(
            TicketId id,
            String categoryCode,
            @Nullable String placeCode,
            String title,
            String text,
            Instant openedAt) {}

    /** A case to choose from a list. */
    record Line(
            TicketId id,
            String number,
            String title,
            TicketStatus status,
            @Nullable String placeName,
            Instant openedAt) {}
}
