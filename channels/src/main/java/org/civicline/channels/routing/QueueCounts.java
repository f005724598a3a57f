package org.civicline.channels.routing;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.civicline.channels.WorkQueue.QueueFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over the queue for boards. */
@Repository
class QueueCounts {

    private final JdbcClient jdbc;
    private final RoutingSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    QueueCounts(JdbcClient jdbc, RoutingSettings settings, ZoneId zone, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    QueueFigures between(Instant from, Instant until) {
        return jdbc.sql("""
                        select past.*, now.*
                        from (
                            select count(*) as offered,
                                   count(answered_at) as answered,
                                   count(*) filter (
                                       where answered_at - enqueued_at <= make_interval(secs => :target)) as in_target,
                                   count(*) filter (
                                       where state = 'ABANDONED' and answered_at is null) as abandoned,
                                   coalesce(avg(extract(epoch from answered_at - enqueued_at)), 0) as average_wait
                            from channels.work_item
                            where enqueued_at >= :from and enqueued_at < :until) past,
                           (select count(*) as waiting,
                                   coalesce(max(extract(epoch from :now::timestamptz - enqueued_at)), 0) as longest
                            from channels.work_item
                            where state in ('WAITING', 'OFFERED')) now
                        """)
                .param("from", at(from))
                .param("until", at(until))
                .param("now", at(clock.instant()))
                .param("target", settings.targetSeconds())
                .query((row, number) -> new QueueFigures(
                        row.getLong("offered"),
                        row.getLong("answered"),
                        row.getLong("in_target"),
                        row.getLong("abandoned"),
                        row.getLong("waiting"),
                        (long) Math.max(0, row.getDouble("longest")),
                        settings.targetSeconds(),
                        row.getDouble("average_wait")))
                .single();
    }

    /** Since midnight in the city. */
    QueueFigures today() {
        Instant midnight =
                clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return between(midnight, Instant.parse("9999-01-01T00:00:00Z"));
    }
}
