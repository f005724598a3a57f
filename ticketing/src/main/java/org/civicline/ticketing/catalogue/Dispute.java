package org.civicline.ticketing.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that went another way than an entry says.
 *
 * @param version of the entry that spoke
 * @param departmentCode whose it is instead; null where nobody said so yet
 * @param placeCode the narrowest place that was recognised in the address
 * @param reason as it was given; it may say more of the case than whoever sets up the catalogue may know
 */
record Dispute(
        int number,
        int version,
        UUID ticket,
        String ticketNumber,
        Kind kind,
        Instant at,
        @Nullable String departmentCode,
        String categoryCode,
        @Nullable String placeCode,
        String reason) {

    enum Kind {
        /** The department gave it back, and the desk agreed. */
        RETURNED,
        /** An arbiter decided for another department. */
        ARBITRATED
    }
}
