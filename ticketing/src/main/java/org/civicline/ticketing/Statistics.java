package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;

/** Figures over tickets and follow-ups. */
public interface Statistics {

    /** The three rates (三率) over follow-ups ended in the period. */
    Rates rates(Instant from, Instant until);

    /** Tickets by status and by type, opened in the period. */
    Volume volume(Instant from, Instant until);

    /** Tickets opened per day of the city's time zone, oldest first. */
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
