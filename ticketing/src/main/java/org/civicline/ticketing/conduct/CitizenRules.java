package org.civicline.ticketing.conduct;

import static java.util.stream.Collectors.groupingBy;
import static org.civicline.foundation.Columns.word;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.ticketing.editions.Edition;
import org.civicline.ticketing.editions.Imprints;
import org.civicline.ticketing.editions.Imprints.Imprint;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the system notices something, in versions; a published one never changes. */
@Component
class CitizenRules {

    static final int MOST_TIMES = 1_000;
    static final int MOST_HOURS = 8_784;

    private static final String VERSIONS = "ticketing.citizen_rule_version";

    /** What is noticed. */
    enum Name {
        /** The same matter at the same place. */
        REPEATED,
        /** Contacts of any kind. */
        HARASSMENT
    }

    /** @param times so often within {@code hours} */
    record Rule(Name name, boolean active, int times, int hours) {}

    /** A version. @param rules one for each name */
    record Version(int version, List<Rule> rules) {

        Version {
            rules = List.copyOf(rules);
        }

        Rule of(Name name) {
            return rules.stream().filter(one -> one.name() == name).findFirst().orElseThrow();
        }
    }

    private record Row(int version, Rule rule) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Imprints imprints;

    CitizenRules(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Imprints imprints) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.imprints = imprints;
    }

    /** The rule in force. */
    Rule of(Name name) {
        return inForce().of(name);
    }

    Version inForce() {
        return versions(1).getFirst().rules();
    }

    /** Newest first. */
    List<Edition<Version>> versions(int most) {
        List<Imprint> found = imprints.newest(VERSIONS, most);
        Map<Integer, List<Row>> rows = jdbc
                .sql("SELECT * FROM ticketing.citizen_rule WHERE version = ANY (:versions) ORDER BY name DESC")
                .param("versions", found.stream().map(Imprint::version).toArray(Integer[]::new))
                .query((row, _) -> new Row(
                        row.getInt("version"),
                        new Rule(
                                word(row, "name", Name.class),
                                row.getBoolean("active"),
                                row.getInt("times"),
                                row.getInt("hours"))))
                .list()
                .stream()
                .collect(groupingBy(Row::version));
        return found.stream()
                .map(one -> one.of(new Version(
                        one.version(),
                        Objects.requireNonNull(rows.get(one.version())).stream()
                                .map(Row::rule)
                                .toList())))
                .toList();
    }

    /** False if another was published meanwhile. */
    boolean add(Edition<Version> edition) {
        Version rules = edition.rules();
        if (!imprints.add(VERSIONS, rules.version(), edition)) {
            return false;
        }
        batches.batchUpdate(
                """
                INSERT INTO ticketing.citizen_rule (version, name, active, times, hours)
                VALUES (:version, :name, :active, :times, :hours)
                """,
                Arrays.stream(Name.values())
                        .map(rules::of)
                        .map(rule -> new MapSqlParameterSource("version", rules.version())
                                .addValue("name", rule.name().name())
                                .addValue("active", rule.active())
                                .addValue("times", rule.times())
                                .addValue("hours", rule.hours()))
                        .toArray(SqlParameterSource[]::new));
        return true;
    }
}
