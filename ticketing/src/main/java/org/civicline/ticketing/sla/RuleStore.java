package org.civicline.ticketing.sla;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.editions.Edition;
import org.civicline.ticketing.editions.Imprints;
import org.civicline.ticketing.editions.Imprints.Imprint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the rules, read from memory: a published one never changes, and a new one comes a few times a year. */
@Component
class RuleStore {

    private static final String VERSIONS = "ticketing.rule_set";

    private record Of(int version, Rule rule) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Imprints imprints;
    private final Map<Integer, RuleSet> sets = new ConcurrentHashMap<>();
    private final Remembered<Integer> inForce;

    RuleStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Imprints imprints, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.imprints = imprints;
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
        remember(List.of(version));
        return Optional.ofNullable(sets.get(version));
    }

    /** Older than one, newest first. */
    List<Edition<RuleSet>> versions(int before, int most) {
        List<Imprint> found = imprints.before(VERSIONS, before, most);
        remember(found.stream().map(Imprint::version).toList());
        return found.stream()
                .map(one -> one.of(Objects.requireNonNull(sets.get(one.version()))))
                .toList();
    }

    /** False if another was published meanwhile. */
    boolean add(Edition<RuleSet> edition) {
        RuleSet set = edition.rules();
        if (!imprints.add(VERSIONS, set.version(), edition)) {
            return false;
        }
        batches.batchUpdate(
                """
                INSERT INTO ticketing.time_rule
                    (version, position, duty, type, urgency, category_code, time_of_day, amount, unit)
                VALUES (:version, :position, :duty, :type, :urgency, :category, :time, :amount, :unit)
                """,
                IntStream.range(0, set.rules().size())
                        .mapToObj(index -> columns(set, index))
                        .toArray(SqlParameterSource[]::new));
        return true;
    }

    private int newest() {
        return imprints.newest(VERSIONS, 1).getFirst().version();
    }

    private void remember(List<Integer> versions) {
        Integer[] unknown =
                versions.stream().filter(one -> !sets.containsKey(one)).toArray(Integer[]::new);
        if (unknown.length == 0) {
            return;
        }
        jdbc
                .sql("SELECT * FROM ticketing.time_rule WHERE version = ANY (:versions) ORDER BY version, position")
                .param("versions", unknown)
                .query((row, number) -> new Of(row.getInt("version"), rule(row, number)))
                .list()
                .stream()
                .collect(groupingBy(Of::version, mapping(Of::rule, toList())))
                .forEach((version, rules) -> sets.put(version, new RuleSet(version, rules)));
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

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <E extends Enum<E>> @Nullable E wordOrNull(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return row.getString(column) == null ? null : word(row, column, type);
    }
}
