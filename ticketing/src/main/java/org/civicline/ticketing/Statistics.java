package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures over tickets and follow-ups. */
public interface Statistics {

    /** The three rates (三率) over follow-ups ended in the period. */
    Rates rates(Instant from, Instant until);

    /** What was opened and closed in the period, and what is overdue now. */
    Volume volume(Instant from, Instant until);

    /** Tickets opened and closed on each day of the city's time zone that the period touches, oldest first. */
    List<DayCount> perDay(Instant from, Instant until);

    /** Categories with most tickets in the period, most first. */
    List<TopicCount> topics(Instant from, Instant until, int most);

    /**
     * Raw beside adjusted: both by the same weights, so that they differ by what was left out and nothing else.
     *
     * @param raw over everybody who was asked
     * @param adjusted over effective samples that were not excluded
     * @param rules version of the weights
     * @param silent left out of the adjusted rates because nobody could be reached
     * @param excluded left out of them by the word of two
     */
    record Rates(Sample raw, Sample adjusted, int rules, long silent, long excluded) {}

    /**
     * The three rates over some follow-ups.
     *
     * @param counted how many
     * @param askedContact of them: were asked whether they were contacted, or could not be reached
     * @param contacted of those: said yes
     * @param solved of those counted: said so
     * @param satisfied sum of what the grades of those counted weigh, 1 for each fully satisfied
     * @param composite weighted mean of the three rates, 0 to 1; null while one of them has no cases
     */
    record Sample(
            long counted,
            long askedContact,
            long contacted,
            long solved,
            double satisfied,
            @Nullable Double composite) {}

    /**
     * @param opened in the period
     * @param answeredDirectly of those opened: on the spot
     * @param closed in the period, whenever they were opened
     * @param overdue now, whenever they were opened
     * @param byStatus of those opened: where they stand now; every status is a key
     * @param byType of those opened; every type is a key
     */
    record Volume(
            long opened,
            long answeredDirectly,
            long closed,
            long overdue,
            java.util.Map<TicketStatus, Long> byStatus,
            java.util.Map<TicketType, Long> byType) {}

    record DayCount(java.time.LocalDate day, long opened, long closed) {}

    record TopicCount(String categoryCode, String categoryName, long count) {}
}
