package org.civicline.ticketing.supervision;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.TimeLimit;
import org.civicline.ticketing.supervision.LadderRule.Rung;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ladder's rules as rows: one for each duty and urgency. */
@Component
class LadderRules {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    LadderRules(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<LadderRule> all() {
        return jdbc.sql("""
                SELECT * FROM ticketing.ladder_rule
                ORDER BY array_position(ARRAY['DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP'], duty),
                    array_position(ARRAY['EMERGENCY', 'URGENT', 'NORMAL'], urgency)
                """).query(LadderRules::rule).list();
    }

    LadderRule find(Duty duty, Urgency urgency) {
        return jdbc.sql("SELECT * FROM ticketing.ladder_rule WHERE duty = :duty AND urgency = :urgency")
                .param("duty", duty.name())
                .param("urgency", urgency.name())
                .query(LadderRules::rule)
                .single();
    }

    void write(List<LadderRule> rules) {
        batches.batchUpdate("""
                UPDATE ticketing.ladder_rule SET yellow_percent = :yellow, automatic = :automatic, unit = :unit,
                    urge_after = :urgeAfter, urge_answer = :urgeAnswer, supervise_after = :superviseAfter,
                    supervise_answer = :superviseAnswer, notice_after = :noticeAfter, notice_answer = :noticeAnswer
                WHERE duty = :duty AND urgency = :urgency
                """, rules.stream().map(LadderRules::columns).toArray(SqlParameterSource[]::new));
    }

    /**
     * Clocks that are red already are looked at by the rules as they are now, once the time for an answer that was promised
     * is over.
     */
    void lookAgain(List<LadderRule> rules, Instant now) {
        batches.batchUpdate(
                """
                UPDATE ticketing.clock_warning w SET next_at = GREATEST(CAST(:now AS timestamptz), (
                    SELECT max(s.answer_by) FROM ticketing.supervision s
                    WHERE s.ticket_id = w.ticket_id AND s.duty = c.duty
                        AND s.department_code IS NOT DISTINCT FROM c.department_code))
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE c.id = w.clock_id AND w.colour = 'RED' AND c.stopped_at IS NULL AND c.duty = :duty
                    AND t.urgency = :urgency
                """,
                rules.stream()
                        .map(rule -> columns(rule).addValue("now", at(now)))
                        .toArray(SqlParameterSource[]::new));
    }

    static LadderRule rule(ResultSet row, int number) throws SQLException {
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
