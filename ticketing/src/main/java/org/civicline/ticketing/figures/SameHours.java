package org.civicline.ticketing.figures;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what was opened in some stretches of time, each read along the index by itself: what lies between them is left alone. */
@Component
class SameHours {

    private final JdbcClient jdbc;

    SameHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stretch(Instant from, Instant until) {}

    /**
     * @param place street or district; empty for none
     * @param stretch of those asked for, from 0
     */
    record Opened(String category, String place, int stretch, long count) {}

    /** Confidential cases are left out. */
    List<Opened> opened(List<Stretch> stretches) {
        return jdbc.sql("""
                SELECT t.category_code, COALESCE(t.place_code, '') AS place, s.number, count(*) AS count
                FROM unnest(CAST(:froms AS timestamptz[]), CAST(:untils AS timestamptz[]))
                    WITH ORDINALITY AS s (from_at, until_at, number)
                JOIN ticketing.ticket t ON t.created_at >= s.from_at AND t.created_at < s.until_at
                WHERE NOT t.confidential
                GROUP BY t.category_code, t.place_code, s.number
                """)
                .param("froms", moments(stretches, Stretch::from))
                .param("untils", moments(stretches, Stretch::until))
                .query((row, _) -> new Opened(
                        row.getString("category_code"),
                        row.getString("place"),
                        row.getInt("number") - 1,
                        row.getLong("count")))
                .list();
    }

    private static String[] moments(List<Stretch> stretches, Function<Stretch, Instant> moment) {
        return stretches.stream().map(one -> moment.apply(one).toString()).toArray(String[]::new);
    }
}
