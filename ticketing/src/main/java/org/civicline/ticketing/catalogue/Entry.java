package org.civicline.ticketing.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.jspecify.annotations.Nullable;

/** One version of an entry, and who wrote it why; nobody for what the system set up. */
record Entry(
        int number,
        int version,
        Terms terms,
        boolean withdrawn,
        Instant writtenAt,
        @Nullable UUID writtenBy,
        String note) {

    /** Whether it counts. */
    enum Standing {
        IN_FORCE,
        NOT_YET,
        NO_LONGER,
        WITHDRAWN
    }

    Standing standing(LocalDate today) {
        if (withdrawn) {
            return Standing.WITHDRAWN;
        }
        if (today.isBefore(terms.validFrom())) {
            return Standing.NOT_YET;
        }
        return terms.validUntil() != null && today.isAfter(terms.validUntil()) ? Standing.NO_LONGER : Standing.IN_FORCE;
    }

    /** Of the same kind, for the same category and place, some day both. */
    static boolean clash(Terms one, Terms other) {
        return one.lastResort() == other.lastResort()
                && one.categoryCode().equals(other.categoryCode())
                && Objects.equals(one.placeCode(), other.placeCode())
                && !endsBefore(one, other)
                && !endsBefore(other, one);
    }

    private static boolean endsBefore(Terms one, Terms other) {
        return one.validUntil() != null && one.validUntil().isBefore(other.validFrom());
    }
}
