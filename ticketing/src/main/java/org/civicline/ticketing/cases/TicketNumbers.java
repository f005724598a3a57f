package org.civicline.ticketing.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
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

    /** A count beyond that no city reaches. */
    private static final Pattern OURS = Pattern.compile("[0-9]{8}-[0-9]{6,9}");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ZoneId zone;

    TicketNumbers(JdbcClient jdbc, JdbcTemplate batches, ZoneId cityZone) {
        this.jdbc = jdbc;
        this.batches = batches;
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

    /** Makes the numbers still to come greater than those given elsewhere on the same days; of another form none can be. */
    public void skipAll(Collection<String> numbers) {
        var greatest = new TreeMap<LocalDate, Long>();
        for (String number : numbers) {
            if (OURS.matcher(number).matches()) {
                day(number).ifPresent(day -> greatest.merge(day, Long.parseLong(number.substring(9)), Math::max));
            }
        }
        batches.batchUpdate(
                """
                INSERT INTO ticketing.ticket_day (day, began) VALUES (?, nextval('ticketing.ticket_count') - ?)
                ON CONFLICT (day) DO UPDATE SET began = least(ticket_day.began, excluded.began)
                """,
                greatest.entrySet().stream()
                        .map(one -> new Object[] {one.getKey(), one.getValue()})
                        .toList());
    }

    private static Optional<LocalDate> day(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    static String format(LocalDate day, long count) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + String.format("%06d", count);
    }
}
