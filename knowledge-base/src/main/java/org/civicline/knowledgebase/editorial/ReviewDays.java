package org.civicline.knowledgebase.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The city's calendar days on which articles are published and to be read again. */
@Component
public class ReviewDays {

    /** So long before its day an article is due for review. */
    public static final int DUE_DAYS = 30;

    private static final int YEARS = 1;
    private static final int MOST_YEARS = 3;
    private static final int FURTHEST_PUBLICATION_DAYS = 366;

    private final Clock clock;
    private final ZoneId zone;

    ReviewDays(Clock clock, ZoneId cityZone) {
        this.clock = clock;
        this.zone = cityZone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    LocalDate dueBy() {
        return today().plusDays(DUE_DAYS);
    }

    /** The day to read it again; a year later if none is wished for. */
    LocalDate after(LocalDate published, @Nullable LocalDate wished) {
        LocalDate day = wished == null ? published.plusYears(YEARS) : wished;
        if (!day.isAfter(published) || day.isAfter(published.plusYears(MOST_YEARS))) {
            throw new RefusedException(Refusal.invalid("knowledgebase.review-day")
                    .with("earliest", published.plusDays(1).toString())
                    .with("latest", published.plusYears(MOST_YEARS).toString()));
        }
        return day;
    }

    /** The day it is published: today if none is wished for or it is past. */
    LocalDate publication(@Nullable LocalDate wished) {
        LocalDate today = today();
        if (wished == null || !wished.isAfter(today)) {
            return today;
        }
        if (wished.isAfter(today.plusDays(FURTHEST_PUBLICATION_DAYS))) {
            throw new RefusedException(Refusal.invalid("knowledgebase.publication-day")
                    .with("latest", today.plusDays(FURTHEST_PUBLICATION_DAYS).toString()));
        }
        return wished;
    }
}
