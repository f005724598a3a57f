package org.civicline.ticketing.statistics;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.word;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.wording.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Figures implements Statistics {

    private final JdbcClient jdbc;
    private final ThreeRates threeRates;
    private final Access access;
    private final Wording wording;
    private final ZoneId zone;
    private final Clock clock;

    Figures(JdbcClient jdbc, ThreeRates threeRates, Access access, Wording wording, ZoneId cityZone, Clock clock) {
        this.jdbc = jdbc;
        this.threeRates = threeRates;
        this.access = access;
        this.wording = wording;
        this.zone = cityZone;
        this.clock = clock;
    }

    @Override
    public Rates rates(Instant from, Instant until) {
        access.figures();
        return threeRates.between(from, until);
    }

    @Override
    public Volume volume(Instant from, Instant until) {
        access.figures();
        var byStatus = new EnumMap<TicketStatus, Long>(TicketStatus.class);
        var byType = new EnumMap<TicketType, Long>(TicketType.class);
        for (TicketStatus status : TicketStatus.values()) {
            byStatus.put(status, 0L);
        }
        for (TicketType type : TicketType.values()) {
            byType.put(type, 0L);
        }
        long[] opened = {0, 0};
        jdbc.sql("""
                SELECT status, type, count(*) AS opened,
                    count(*) FILTER (WHERE closing = 'ANSWERED_DIRECTLY') AS answered
                FROM ticketing.ticket WHERE created_at >= :from AND created_at < :until GROUP BY status, type
                """).param("from", at(from)).param("until", at(until)).query(row -> {
            long count = row.getLong("opened");
            byStatus.merge(word(row, "status", TicketStatus.class), count, Long::sum);
            byType.merge(word(row, "type", TicketType.class), count, Long::sum);
            opened[0] += count;
            opened[1] += row.getLong("answered");
        });
        return new Volume(opened[0], opened[1], closed(from, until), overdue(), byStatus, byType);
    }

    private long closed(Instant from, Instant until) {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE closed_at >= :from AND closed_at < :until")
                .param("from", at(from))
                .param("until", at(until))
                .query(Long.class)
                .single();
    }

    private long overdue() {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE due_at < :now")
                .param("now", at(clock.instant()))
                .query(Long.class)
                .single();
    }

    @Override
    public List<DayCount> perDay(Instant from, Instant until) {
        access.figures();
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = until.minusNanos(1).atZone(zone).toLocalDate();
        return jdbc.sql("""
                WITH opened AS (
                    SELECT CAST(created_at AT TIME ZONE :zone AS date) AS day, count(*) AS count
                    FROM ticketing.ticket WHERE created_at >= :from AND created_at < :until GROUP BY 1),
                closed AS (
                    SELECT CAST(closed_at AT TIME ZONE :zone AS date) AS day, count(*) AS count
                    FROM ticketing.ticket WHERE closed_at >= :from AND closed_at < :until GROUP BY 1)
                SELECT CAST(days.day AS date) AS day, COALESCE(opened.count, 0) AS opened,
                    COALESCE(closed.count, 0) AS closed
                FROM generate_series(CAST(:first AS timestamp), CAST(:last AS timestamp), INTERVAL '1 day') AS days (day)
                LEFT JOIN opened ON opened.day = days.day
                LEFT JOIN closed ON closed.day = days.day
                ORDER BY days.day
                """)
                .param("zone", zone.getId())
                .param("from", at(from))
                .param("until", at(until))
                .param("first", first)
                .param("last", last)
                .query((row, _) -> new DayCount(
                        row.getObject("day", LocalDate.class), row.getLong("opened"), row.getLong("closed")))
                .list();
    }

    @Override
    public List<TopicCount> topics(Instant from, Instant until, int most) {
        access.figures();
        return jdbc.sql("""
                SELECT t.category_code, k.name, k.name_en, t.count
                FROM (SELECT category_code, count(*) AS count FROM ticketing.ticket
                      WHERE created_at >= :from AND created_at < :until
                      GROUP BY category_code ORDER BY count DESC, category_code LIMIT :most) t
                JOIN ticketing.category k ON k.code = t.category_code
                ORDER BY t.count DESC, t.category_code
                """)
                .param("from", at(from))
                .param("until", at(until))
                .param("most", most)
                .query((row, _) -> new TopicCount(
                        row.getString("category_code"),
                        wording.name(row.getString("name"), row.getString("name_en")),
                        row.getLong("count")))
                .list();
    }
}
