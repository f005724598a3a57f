package org.civicline.ticketing.supervision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.editions.Edition;
import org.civicline.ticketing.editions.Imprints;
import org.civicline.ticketing.editions.Imprints.Imprint;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.TimeLimit;
import org.civicline.ticketing.supervision.LadderRule.Rung;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the ladder's rules; a published one never changes. */
@Component
class LadderRules {

    private static final String VERSIONS = "ticketing.ladder_version";

    private record Of<T>(int version, T part) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Imprints imprints;

    LadderRules(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Imprints imprints) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.imprints = imprints;
    }

    LadderVersion inForce() {
        return versions(1).getFirst().rules();
    }

    /** Newest first. */
    List<Edition<LadderVersion>> versions(int most) {
        List<Imprint> found = imprints.newest(VERSIONS, most);
        Integer[] numbers = found.stream().map(Imprint::version).toArray(Integer[]::new);
        Map<Integer, List<LadderRule>> rules = byVersion(jdbc.sql("""
                SELECT * FROM ticketing.ladder_rule WHERE version = ANY (:versions)
                ORDER BY array_position(ARRAY['DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP'], duty),
                    array_position(ARRAY['EMERGENCY', 'URGENT', 'NORMAL'], urgency)
                """)
                .param("versions", numbers)
                .query((row, number) -> new Of<>(row.getInt("version"), rule(row, number)))
                .list());
        Map<Integer, List<Audience>> audiences = byVersion(jdbc.sql("""
                SELECT * FROM ticketing.ladder_audience WHERE version = ANY (:versions)
                ORDER BY array_position(ARRAY['YELLOW', 'RED', 'URGE', 'SUPERVISE', 'NOTICE'], step)
                """)
                .param("versions", numbers)
                .query((row, number) -> new Of<>(row.getInt("version"), audience(row, number)))
                .list());
        return found.stream()
                .map(one -> one.of(new LadderVersion(
                        one.version(),
                        Objects.requireNonNull(rules.get(one.version())),
                        Objects.requireNonNull(audiences.get(one.version())))))
                .toList();
    }

    private static <T> Map<Integer, List<T>> byVersion(List<Of<T>> parts) {
        return parts.stream().collect(groupingBy(Of::version, mapping(Of::part, toList())));
    }

    /** False if another was published meanwhile. */
    boolean add(Edition<LadderVersion> edition) {
        LadderVersion ladder = edition.rules();
        List<LadderRule> before = inForce().rules();
        if (!imprints.add(VERSIONS, ladder.version(), edition)) {
            return false;
        }
        batches.batchUpdate("""
                INSERT INTO ticketing.ladder_rule (version, duty, urgency, yellow_percent, automatic, unit, urge_after,
                    urge_answer, supervise_after, supervise_answer, notice_after, notice_answer)
                VALUES (:version, :duty, :urgency, :yellow, :automatic, :unit, :urgeAfter, :urgeAnswer, :superviseAfter,
                    :superviseAnswer, :noticeAfter, :noticeAnswer)
                """, batch(ladder.rules(), one -> columns(one).addValue("version", ladder.version())));
        batches.batchUpdate("""
                INSERT INTO ticketing.ladder_audience (version, step, groups, people)
                VALUES (:version, :step, :groups, :people)
                """, batch(ladder.audiences(), one -> columns(one).addValue("version", ladder.version())));
        lookAgain(ladder.rules().stream().filter(one -> !before.contains(one)).toList(), edition.publishedAt());
        return true;
    }

    /**
     * Clocks that are red already are looked at by the rules as they are now, once the time for an answer that was promised
     * is over.
     */
    private void lookAgain(List<LadderRule> changed, Instant now) {
        batches.batchUpdate("""
                UPDATE ticketing.clock_warning w SET next_at = GREATEST(CAST(:now AS timestamptz), (
                    SELECT max(s.answer_by) FROM ticketing.supervision s
                    WHERE s.ticket_id = w.ticket_id AND s.duty = c.duty
                        AND s.department_code IS NOT DISTINCT FROM c.department_code))
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE c.id = w.clock_id AND w.colour = 'RED' AND c.stopped_at IS NULL AND c.duty = :duty
                    AND t.urgency = :urgency
                """, batch(changed, one -> columns(one).addValue("now", at(now))));
    }

    private static <T> SqlParameterSource[] batch(List<T> rows, Function<T, MapSqlParameterSource> columns) {
        return rows.stream().map(columns).toArray(SqlParameterSource[]::new);
    }

    private static LadderRule rule(ResultSet row, int number) throws SQLException {
        return new LadderRule(
                word(row, "duty", Duty.class),
                word(row, "urgency", Urgency.class),
                row.getInt("yellow_percent"),
                row.getBoolean("automatic"),
                word(row, "unit", TimeLimit.Unit.class),
                new Rung(row.getInt("urge_after"), row.getInt("urge_answer")),
                new Rung(row.getInt("supervise_after"), row.getInt("supervise_answer")),
                new Rung(row.getInt("notice_after"), row.getInt("notice_answer")));
    }

    private static Audience audience(ResultSet row, int number) throws SQLException {
        return new Audience(
                word(row, "step", LadderStep.class),
                Arrays.stream((String[]) row.getArray("groups").getArray())
                        .map(Audience.Group::valueOf)
                        .toList(),
                Arrays.asList((UUID[]) row.getArray("people").getArray()));
    }

    private static MapSqlParameterSource columns(Audience audience) {
        return new MapSqlParameterSource("step", audience.step().name())
                .addValue("groups", audience.groups().stream().map(Enum::name).toArray(String[]::new))
                .addValue("people", audience.people().toArray(UUID[]::new));
    }

    private static MapSqlParameterSource columns(LadderRule rule) {
        return new MapSqlParameterSource("duty", rule.duty().name())
                .addValue("urgency", rule.urgency().name())
                .addValue("yellow", rule.yellowPercent())
                .addValue("automatic", rule.automatic())
                .addValue("unit", rule.unit().name())
                .addValue("urgeAfter", rule.urge().after())
                .addValue("urgeAnswer", rule.urge().answer())
                .addValue("superviseAfter", rule.supervise().after())
                .addValue("superviseAnswer", rule.supervise().answer())
                .addValue("noticeAfter", rule.notice().after())
                .addValue("noticeAnswer", rule.notice().answer());
    }
}
