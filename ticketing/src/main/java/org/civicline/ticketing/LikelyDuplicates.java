package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Earlier cases that are likely about the same event as one that is being written (疑似同一件事). */
public interface LikelyDuplicates {

    /**
     * At most five, the likeliest first: open, or closed within the last two weeks, and never a confidential one. For the
     * desk and the system.
     */
    List<Likely> find(Writing writing);

    /** What is written so far, every part of which may still be missing or longer than it may become. */
    record Writing(
            @Nullable String title,
            @Nullable String text,
            @Nullable String categoryCode,
            @Nullable String address,
            @Nullable CitizenId citizen) {}

    /**
     * An earlier case, without whom it is from.
     *
     * @param likeness of 100
     * @param reasons what speaks for it, the strongest kind first; in the language of the request
     */
    record Likely(
            TicketId id,
            String number,
            TicketStatus status,
            String title,
            String categoryName,
            @Nullable String address,
            @Nullable String departmentName,
            Instant createdAt,
            int likeness,
            List<Reason> reasons) {}

    record Reason(Kind kind, String text) {}

    enum Kind {
        PLACE,
        WORDS,
        CATEGORY,
        TIME,
        CITIZEN
    }
}
