package org.civicline.ticketing.conduct;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.conduct.CitizenRules.Name;
import org.civicline.ticketing.conduct.CitizenRules.Rule;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a citizen has come with again and again: of one category, at one place. */
@Component
class Repeats {

    private static final int MOST = 20;

    /**
     * Cases of one matter.
     *
     * @param address null where none was named
     * @param numbers the newest first
     */
    record Repeat(
            String categoryCode,
            String categoryName,
            @Nullable String address,
            long times,
            Instant lastAt,
            List<String> numbers,
            List<UUID> tickets) {}

    /** How many citizens have such cases. Those of one category are counted first: few are left to compare places of. */
    static final String CITIZENS = """
            SELECT count(DISTINCT of_one.citizen_id) FROM (
                SELECT t.citizen_id FROM (
                    SELECT citizen_id, category_code FROM ticketing.ticket
                    WHERE created_at > :since AND erased_at IS NULL AND citizen_id IS NOT NULL
                    GROUP BY citizen_id, category_code HAVING count(*) >= :times) often
                JOIN ticketing.ticket t ON t.citizen_id = often.citizen_id AND t.category_code = often.category_code
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                WHERE t.created_at > :since AND t.erased_at IS NULL
                GROUP BY t.citizen_id, t.category_code, ticketing.folded(replace(x.address, ' ', ''))
                HAVING count(*) >= :times) of_one
            """;

    private final JdbcClient jdbc;
    private final CitizenRules rules;
    private final Wording wording;
    private final Clock clock;

    Repeats(JdbcClient jdbc, CitizenRules rules, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.wording = wording;
        this.clock = clock;
    }

    /** Those the rule in force calls repeated, the newest first. */
    List<Repeat> of(UUID citizen) {
        Rule rule = rules.of(Name.REPEATED);
        if (!rule.active()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT k.code, k.name, k.name_en, min(x.address) AS address, count(*) AS times, max(t.created_at) AS last_at,
                    array_agg(t.number ORDER BY t.created_at DESC) AS numbers,
                    array_agg(t.id ORDER BY t.created_at DESC) AS tickets
                FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                JOIN ticketing.category k ON k.code = t.category_code
                WHERE t.citizen_id = ticketing.survivor(:citizen) AND t.created_at > :since AND t.erased_at IS NULL
                GROUP BY k.code, ticketing.folded(replace(x.address, ' ', ''))
                HAVING count(*) >= :times
                ORDER BY last_at DESC, k.code LIMIT :most
                """)
                .param("citizen", citizen)
                .param("since", at(clock.instant().minus(Duration.ofHours(rule.hours()))))
                .param("times", rule.times())
                .param("most", MOST)
                .query((row, _) -> new Repeat(
                        row.getString("code"),
                        wording.name(row.getString("name"), row.getString("name_en")),
                        row.getString("address"),
                        row.getLong("times"),
                        instant(row, "last_at"),
                        List.of((String[]) row.getArray("numbers").getArray()),
                        Arrays.asList((UUID[]) row.getArray("tickets").getArray())))
                .list();
    }
}
