package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.word;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a ladder would mean for what is open now: on which step every running clock would stand, by its lateness alone.
 * What was raised by hand, or answered, is not asked.
 */
@Component
class LadderTrial {

    /** Due times of one duty, urgency and department; the latest are looked at. */
    static final int MOST_DUE_TIMES = 20_000;

    /** Clocks that stand on a step, by the ladder in force and by the one tried. */
    record Standing(LadderStep step, long now, long then) {}

    /**
     * What came of it.
     *
     * @param moved clocks that would stand elsewhere
     * @param all whether every clock was looked at
     */
    record Trial(List<Standing> steps, long moved, boolean all) {}

    private record Early(Duty duty, Urgency urgency, int percent, long clocks) {}

    private record Late(
            Duty duty, Urgency urgency, @Nullable String department, Instant dueAt, long clocks) {}

    private final JdbcClient jdbc;
    private final LadderRules rules;
    private final Lateness lateness;
    private final Clock clock;

    LadderTrial(JdbcClient jdbc, LadderRules rules, Lateness lateness, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.lateness = lateness;
        this.clock = clock;
    }

    Trial of(List<LadderRule> tried) {
        Instant moment = Columns.now(clock);
        LadderVersion inForce = rules.inForce();
        var then = new LadderVersion(inForce.version(), tried, List.of());
        var tally = new Tally();
        for (Early one : early(moment)) {
            tally.add(
                    warned(inForce.rule(one.duty(), one.urgency()), one),
                    warned(then.rule(one.duty(), one.urgency()), one),
                    one.clocks());
        }
        List<Late> late = late(moment);
        for (Late one : late.subList(0, Math.min(MOST_DUE_TIMES, late.size()))) {
            LadderRule before = inForce.rule(one.duty(), one.urgency());
            LadderRule after = then.rule(one.duty(), one.urgency());
            LadderStep stands = stands(before, one, moment);
            tally.add(stands, before.equals(after) ? stands : stands(after, one, moment), one.clocks());
        }
        return tally.trial(late.size() <= MOST_DUE_TIMES);
    }

    private static @Nullable LadderStep warned(LadderRule rule, Early one) {
        return one.percent() >= rule.yellowPercent() ? LadderStep.YELLOW : null;
    }

    private LadderStep stands(LadderRule rule, Late one, Instant moment) {
        Level level =
                lateness.reached(rule, one.dueAt(), one.department(), moment).level();
        return level == null ? LadderStep.RED : LadderStep.of(level);
    }

    /** Clocks whose time is not over, by how much of it is used. */
    private List<Early> early(Instant moment) {
        return jdbc.sql("""
                SELECT c.duty, t.urgency, count(*) AS clocks, floor(100 * extract(epoch FROM CAST(:now AS timestamptz) - c.started_at)
                    / NULLIF(extract(epoch FROM c.due_at - c.started_at), 0))::integer AS percent
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE c.stopped_at IS NULL AND c.paused_at IS NULL AND c.due_at >= :now
                GROUP BY c.duty, t.urgency, percent
                """)
                .param("now", at(moment))
                .query((row, _) -> new Early(
                        word(row, "duty", Duty.class),
                        word(row, "urgency", Urgency.class),
                        row.getInt("percent"),
                        row.getLong("clocks")))
                .list();
    }

    private List<Late> late(Instant moment) {
        return jdbc.sql("""
                SELECT c.duty, t.urgency, c.department_code, c.due_at, count(*) AS clocks
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE c.stopped_at IS NULL AND c.paused_at IS NULL AND c.due_at < :now
                GROUP BY c.duty, t.urgency, c.department_code, c.due_at
                ORDER BY c.due_at DESC LIMIT :most
                """)
                .param("now", at(moment))
                .param("most", MOST_DUE_TIMES + 1)
                .query((row, _) -> new Late(
                        word(row, "duty", Duty.class),
                        word(row, "urgency", Urgency.class),
                        row.getString("department_code"),
                        instant(row, "due_at"),
                        row.getLong("clocks")))
                .list();
    }

    /** Adds up. */
    private static final class Tally {

        private final Map<LadderStep, Long> now = new EnumMap<>(LadderStep.class);
        private final Map<LadderStep, Long> then = new EnumMap<>(LadderStep.class);
        private long moved;

        void add(@Nullable LadderStep before, @Nullable LadderStep after, long clocks) {
            count(now, before, clocks);
            count(then, after, clocks);
            if (before != after) {
                moved += clocks;
            }
        }

        private static void count(Map<LadderStep, Long> where, @Nullable LadderStep step, long clocks) {
            if (step != null) {
                where.merge(step, clocks, Long::sum);
            }
        }

        Trial trial(boolean all) {
            return new Trial(
                    Arrays.stream(LadderStep.values())
                            .map(step -> new Standing(step, of(now, step), of(then, step)))
                            .toList(),
                    moved,
                    all);
        }

        private static long of(Map<LadderStep, Long> where, LadderStep step) {
            return Objects.requireNonNullElse(where.get(step), 0L);
        }
    }
}
