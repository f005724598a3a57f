package org.civicline.ticketing.rates;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.civicline.ticketing.editions.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the rate rules; a published one never changes. */
@Component
public class RateRuleStore {

    private final JdbcClient jdbc;

    RateRuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public RateRules inForce() {
        return versions(1).getFirst().rules();
    }

    /** Newest first. */
    List<Edition<RateRules>> versions(int most) {
        return jdbc.sql("SELECT * FROM ticketing.rate_rules ORDER BY version DESC LIMIT :most")
                .param("most", most)
                .query(RateRuleStore::edition)
                .list();
    }

    /** False if another was published meanwhile. */
    boolean add(Edition<RateRules> edition) {
        RateRules rules = edition.rules();
        return jdbc.sql("""
                INSERT INTO ticketing.rate_rules
                SELECT :version, :at, :by, :note, :contacted, :solved, :satisfied, :grades, :tries, :apart
                WHERE (SELECT max(version) FROM ticketing.rate_rules) = :version - 1
                ON CONFLICT DO NOTHING
                """)
                        .param("version", rules.version())
                        .param("at", at(edition.publishedAt()))
                        .param("by", edition.publishedBy())
                        .param("note", edition.note())
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

    private static Edition<RateRules> edition(ResultSet row, int number) throws SQLException {
        return new Edition<>(
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
