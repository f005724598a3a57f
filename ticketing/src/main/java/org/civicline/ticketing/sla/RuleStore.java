package org.civicline.ticketing.sla;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.uuidOrNull;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the rules, read from memory: a published one never changes, and a new one comes a few times a year. */
@Component
class RuleStore {

    /** When a version was published, by whom, and why; nobody for the one an installation begins with. */
    record Published(int version, Instant at, @Nullable UUID by, String note, int rules) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Map<Integer, RuleSet> sets = new ConcurrentHashMap<>();
    private final Remembered<Integer> inForce;

    RuleStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.inForce = new Remembered<>(this::newest, clock);
    }

    /** The version that new tickets are born with. */
    int inForce() {
        return inForce.get();
    }

    /** The version in force is being changed. */
    void forget() {
        inForce.forget();
    }

    Optional<RuleSet> find(int version) {
        RuleSet known = sets.get(version);
        if (known == null) {
            List<Rule> rules = load(version);
            if (rules.isEmpty()) {
                return Optional.empty();
            }
            known = new RuleSet(version, rules);
            sets.put(version, known);
        }
        return Optional.of(known);
    }

    /** Newest first. */
    List<Published> versions(int before, int count) {
        return jdbc.sql("""
                SELECT s.*, (SELECT count(*) FROM ticketing.time_rule r WHERE r.version = s.version) AS rules
                FROM ticketing.rule_set s WHERE s.version < :before ORDER BY s.version DESC LIMIT :count
                """)
                .param("before", before)
                .param("count", count)
                .query(RuleStore::published)
                .list();
    }

    /** Whether the version is the newest, which it stays until the transaction ends. */
    boolean lockNewest(int version) {
        boolean there = jdbc.sql("SELECT 1 FROM ticketing.rule_set WHERE version = :version FOR UPDATE")
                .param("version", version)
                .query(Integer.class)
                .optional()
                .isPresent();
        return there && newest() == version;
    }

    void add(RuleSet set, Instant now, @Nullable UUID by, String note) {
        jdbc.sql("INSERT INTO ticketing.rule_set (version, published_at, published_by, note)"
                        + " VALUES (:version, :at, :by, :note)")
                .param("version", set.version())
                .param("at", at(now))
                .param("by", by)
                .param("note", note)
                .update();
        batches.batchUpdate(
                """
                INSERT INTO ticketing.time_rule
                    (version, position, duty, type, urgency, category_code, time_of_day, amount, unit)
                VALUES (:version, :position, :duty, :type, :urgency, :category, :time, :amount, :unit)
                """,
                IntStream.range(0, set.rules().size())
                        .mapToObj(index -> columns(set, index))
                        .toArray(SqlParameterSource[]::new));
    }

    private int newest() {
        return jdbc.sql("SELECT max(version) FROM ticketing.rule_set")
                .query(Integer.class)
                .single();
    }

    private List<Rule> load(int version) {
        return jdbc.sql("SELECT * FROM ticketing.time_rule WHERE version = :version ORDER BY position")
                .param("version", version)
                .query(RuleStore::rule)
                .list();
    }

    private static SqlParameterSource columns(RuleSet set, int index) {
        Rule rule = set.rules().get(index);
        return new MapSqlParameterSource("version", set.version())
                .addValue("position", index + 1)
                .addValue("duty", rule.duty().name())
                .addValue("type", name(rule.type()))
                .addValue("urgency", name(rule.urgency()))
                .addValue("category", rule.category())
                .addValue("time", name(rule.time()))
                .addValue("amount", rule.limit().amount())
                .addValue("unit", rule.limit().unit().name());
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                word(row, "duty", Duty.class),
                wordOrNull(row, "type", TicketType.class),
                wordOrNull(row, "urgency", Urgency.class),
                row.getString("category_code"),
                wordOrNull(row, "time_of_day", TimeOfDay.class),
                new TimeLimit(row.getInt("amount"), word(row, "unit", TimeLimit.Unit.class)));
    }

    private static Published published(ResultSet row, int number) throws SQLException {
        return new Published(
                row.getInt("version"),
                instant(row, "published_at"),
                uuidOrNull(row, "published_by"),
                row.getString("note"),
                row.getInt("rules"));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <E extends Enum<E>> @Nullable E wordOrNull(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return row.getString(column) == null ? null : word(row, column, type);
    }
}
