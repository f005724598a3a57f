package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;

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
     * @param asked follow-ups ended
     * @param responded of them: the citizen was contacted
     * @param solved of the responded: solved
     * @param satisfied of the responded: satisfied or very satisfied
     */
    record Rates(long asked, long responded, long solved, long satisfied) {}

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
