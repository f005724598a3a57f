package org.civicline.knowledgebase.topics;

import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * Cases of the last days that share their telling words.
 *
 * @param id of its oldest case, so that it stays while that is looked at
 * @param label its most telling words
 * @param categoryCode of most of its cases
 * @param placeCode where at least half of its cases are; null if there is no such place
 * @param lately how many came in the second half of the time looked at
 * @param before how many came in the first half
 * @param newest its cases, the newest first
 */
public record Topic(
        TicketId id,
        List<String> label,
        String categoryCode,
        @Nullable String placeCode,
        int lately,
        int before,
        Instant since,
        List<TicketId> newest) {

    /** All of its cases. */
    public int cases() {
        return lately + before;
    }
}
