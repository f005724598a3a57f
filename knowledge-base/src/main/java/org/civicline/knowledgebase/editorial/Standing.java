package org.civicline.knowledgebase.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * How an article stands that is or was published.
 *
 * @param version the newest
 * @param reviewBy when it is to be read again
 * @param withdrawn null while people can read it
 */
record Standing(
        String code,
        int version,
        String title,
        String departmentCode,
        String categoryCode,
        Visibility visibility,
        boolean service,
        LocalDate reviewBy,
        Instant publishedAt,
        long timesUsed,
        @Nullable Withdrawal withdrawn) {

    record Withdrawal(Instant at, UUID by, String why) {}
}
