package org.civicline.app.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.civicline.channels.WorkQueue;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The leader's and supervisor's first page: what tickets and the queue say today. */
@RestController
class DashboardController {

    private static final int MOST_DAYS = 366;
    private static final int TOPICS = 10;

    private final Statistics statistics;
    private final WorkQueue queue;
    private final Clock clock;
    private final ZoneId zone;

    DashboardController(Statistics statistics, WorkQueue queue, Clock clock, ZoneId zone) {
        this.statistics = statistics;
        this.queue = queue;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/api/v1/staff/dashboard")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'LEADER', 'AGENT')")
    Dashboard dashboard(@RequestParam(defaultValue = "30") int days) {
        Instant now = clock.instant();
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Instant from = today.minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS) - 1L));
        Statistics.Volume volume = statistics.volume(from, now);
        Statistics.Volume ofToday = statistics.volume(today, now);
        return new Dashboard(
                new Days(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(now, zone)),
                statistics.rates(from, now),
                new Today(ofToday.opened(), ofToday.answeredDirectly(), ofToday.closed(), volume.overdue()),
                queue.figures(today, now),
                volume.byStatus(),
                volume.byType(),
                statistics.perDay(from, now),
                statistics.topics(from, now, TOPICS));
    }

    /** @param period what the figures are of, but for today's and what is so now */
    record Dashboard(
            Days period,
            Statistics.Rates rates,
            Today today,
            WorkQueue.QueueFigures queue,
            Map<TicketStatus, Long> byStatus,
            Map<TicketType, Long> byType,
            List<Statistics.DayCount> perDay,
            List<Statistics.TopicCount> topics) {}

    record Days(LocalDate from, LocalDate until) {}

    record Today(long opened, long answeredDirectly, long closed, long overdue) {}
}
