package org.civicline.ticketing.rates;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the rate rules; a published one never changes. */
@Component
public class RateRuleStore {

    /** When a version was published, by whom and why; nobody for the one an installation begins with. */
    record Published(Instant at, @Nullable UUID by, String note, RateRules rules) {}

    private final JdbcClient jdbc;

    RateRuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public RateRules inForce() {
        return versions(1).getFirst().rules();
    }

    /** Newest first. */
    List<Published> versions(int most) {
        return jdbc.sql("SELECT * FROM ticketing.rate_rules ORDER BY version DESC LIMIT :most")
                .param("most", most)
                .query(RateRuleStore::published)
                .list();
    }

    /** False if another was published meanwhile. */
    boolean add(RateRules rules, Instant now, UUID by, String note) {
        return jdbc.sql("""
                INSERT INTO ticketing.rate_rules
                SELECT :version, :now, :by, :note, :contacted, :solved, :satisfied, :grades, :tries, :apart
                WHERE (SELECT max(version) FROM ticketing.rate_rules) = :version - 1
                ON CONFLICT DO NOTHING
                """)
                        .param("version", rules.version())
                        .param("now", at(now))
                        .param("by", by)
                        .param("note", note)
                        .param("contacted", rules.contacted())
                        .param("solved", rules.solved())
                        .param("satisfied", rules.satisfied())
                        .param(
                                "grades",
                                rules.grades().stream().map(Integer::shortValue).toArray(Short[]::new))
                        .param("tries", rules.tries())
                        .param("apart", rules.hoursApart())
                        .update()
                == 1;
    }

    private static Published published(ResultSet row, int number) throws SQLException {
        return new Published(
                instant(row, "published_at"),
                uuidOrNull(row, "published_by"),
                row.getString("note"),
                new RateRules(
                        row.getInt("version"),
                        row.getInt("contacted"),
                        row.getInt("solved"),
                        row.getInt("satisfied"),
                        Arrays.stream((Short[]) row.getArray("grades").getArray())
                                .map(Short::intValue)
                                .toList(),
                        row.getInt("tries"),
                        row.getInt("hours_apart")));
    }
}
