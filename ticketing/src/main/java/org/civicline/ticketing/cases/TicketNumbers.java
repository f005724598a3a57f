package org.civicline.ticketing.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers for tickets: {@code yyyyMMdd} in the city's time and a count that begins at 1 each day.
 *
 * <p>The count is one sequence for ever, less where it stood when the day began. So writers never wait for each other's
 * commit; a ticket that is rolled back leaves a gap.
 */
@Component
public class TicketNumbers {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    TicketNumbers(JdbcClient jdbc, ZoneId cityZone) {
        this.jdbc = jdbc;
        this.zone = cityZone;
    }

    public String next(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        var count = jdbc.sql("""
                SELECT nextval('ticketing.ticket_count') - began FROM ticketing.ticket_day WHERE day = :day
                """).param("day", day).query(Long.class).optional();
        if (count.isPresent()) {
            return format(day, count.get());
        }
        // The first ticket of a day. Whoever comes second waits here for the first to commit, once a day.
        jdbc.sql("""
                INSERT INTO ticketing.ticket_day (day, began) VALUES (:day, nextval('ticketing.ticket_count'))
                ON CONFLICT (day) DO NOTHING
                """).param("day", day).update();
        return next(at);
    }

    /** Makes the numbers still to come on a day greater than one that was given elsewhere. */
    public void skipTo(LocalDate day, long count) {
        jdbc.sql("""
                INSERT INTO ticketing.ticket_day (day, began) VALUES (:day, nextval('ticketing.ticket_count') - :count)
                ON CONFLICT (day) DO UPDATE SET began = least(ticket_day.began, excluded.began)
                """).param("day", day).param("count", count).update();
    }

    static String format(LocalDate day, long count) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + String.format("%06d", count);
    }
}
