package org.civicline.ticketing.sla;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.categories.CategoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other rules would mean for the cases that are open now, had they been born with them. A limit that stays as it is in
 * force is not counted anew, so that only what is changed makes a difference; what stands still is not looked at.
 */
@Component
class RuleTrial {

    /** Clocks with another limit; those due nearest to now are looked at. */
    static final int MOST_CLOCKS = 20_000;

    /**
     * Running clocks of a duty.
     *
     * @param late now
     * @param wouldBeLate by the rules tried
     * @param earlier would be due earlier than they are
     */
    record Standing(Duty duty, long running, long late, long wouldBeLate, long earlier, long later) {}

    /** @param all whether every clock was looked at whose limit is another */
    record Trial(List<Standing> duties, boolean all) {}

    private record Kind(Duty duty, TicketType type, Urgency urgency, String category) {

        Matter matter() {
            return new Matter(type, urgency, category, null);
        }
    }

    private record Group(Kind kind, long running, long late) {}

    private record Running(Kind kind, @Nullable String department, Instant startedAt, Instant dueAt, String shifts) {}

    /** What moved a due time, as the clock keeps it. */
    private record Shift(String kind, Instant from, Instant until, Instant due) {

        boolean pause() {
            return kind.equals("PAUSE");
        }
    }

    private final JdbcClient jdbc;
    private final RuleStore store;
    private final Deadlines deadlines;
    private final CategoryPaths categories;
    private final JsonMapper json;
    private final Clock clock;

    RuleTrial(
            JdbcClient jdbc,
            RuleStore store,
            Deadlines deadlines,
            CategoryPaths categories,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.deadlines = deadlines;
        this.categories = categories;
        this.json = json;
        this.clock = clock;
    }

    Trial of(List<Rule> tried) {
        Instant now = Columns.now(clock);
        RuleSet inForce = store.find(store.inForce()).orElseThrow();
        var then = new RuleSet(inForce.version() + 1, tried);
        var tallies = new EnumMap<Duty, Tally>(Duty.class);
        List<Group> groups = groups(now);
        groups.forEach(one -> tally(tallies, one.kind()).add(one.running(), one.late()));
        List<Kind> differing = groups.stream()
                .map(Group::kind)
                .filter(kind -> differs(kind, inForce, then))
                .toList();
        List<Running> moved = running(differing, now);
        moved.stream()
                .limit(MOST_CLOCKS)
                .forEach(one -> due(one, inForce, then)
                        .ifPresent(due -> tally(tallies, one.kind()).move(one.dueAt(), due, now)));
        return new Trial(
                tallies.entrySet().stream()
                        .map(one -> one.getValue().standing(one.getKey()))
                        .toList(),
                moved.size() <= MOST_CLOCKS);
    }

    private static Tally tally(Map<Duty, Tally> tallies, Kind kind) {
        return tallies.computeIfAbsent(kind.duty(), _ -> new Tally());
    }

    /** Whether there is a time of day at which another limit would hold. */
    private boolean differs(Kind kind, RuleSet inForce, RuleSet then) {
        List<String> path = categories.of(kind.category());
        return Arrays.stream(TimeOfDay.values())
                .map(time -> new Rule.Case(kind.duty(), kind.type(), kind.urgency(), path, time))
                .anyMatch(asked -> !inForce.find(asked)
                        .map(Rule::limit)
                        .equals(then.find(asked).map(Rule::limit)));
    }

    /** When it would be due; empty if the limit stays what it is. */
    private Optional<Instant> due(Running one, RuleSet inForce, RuleSet then) {
        Kind kind = one.kind();
        Function<RuleSet, Rule> rule =
                set -> deadlines.rule(set, kind.duty(), kind.matter(), one.department(), one.startedAt());
        Rule would = rule.apply(then);
        if (would.limit().equals(rule.apply(inForce).limit())) {
            return Optional.empty();
        }
        Deadline born = deadlines.of(would, then.version(), kind.matter(), one.department(), one.startedAt());
        Instant due = born.at();
        for (Shift shift : json.readValue(one.shifts(), Shift[].class)) {
            due = shift.pause()
                    ? deadlines.moved(born.because(), due, shift.from(), shift.until())
                    : later(due, shift.due());
        }
        return Optional.of(due);
    }

    /** More time that was granted stays granted. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Group> groups(Instant now) {
        return jdbc.sql("""
                SELECT c.duty, t.type, t.urgency, t.category_code, count(*) AS running,
                    count(*) FILTER (WHERE c.due_at < :now) AS late
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE c.stopped_at IS NULL AND c.paused_at IS NULL
                GROUP BY c.duty, t.type, t.urgency, t.category_code
                """)
                .param("now", at(now))
                .query((row, _) -> new Group(kind(row), row.getLong("running"), row.getLong("late")))
                .list();
    }

    private List<Running> running(List<Kind> kinds, Instant now) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT c.duty, t.type, t.urgency, t.category_code, c.department_code, c.started_at, c.due_at, c.shifts
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                    JOIN unnest(:duties, :types, :urgencies, :categories) AS k (duty, type, urgency, category)
                        ON k.duty = c.duty AND k.type = t.type AND k.urgency = t.urgency AND k.category = t.category_code
                WHERE c.stopped_at IS NULL AND c.paused_at IS NULL
                ORDER BY abs(extract(epoch FROM c.due_at - CAST(:now AS timestamptz))), c.id LIMIT :most
                """)
                .param("duties", words(kinds, kind -> kind.duty().name()))
                .param("types", words(kinds, kind -> kind.type().name()))
                .param("urgencies", words(kinds, kind -> kind.urgency().name()))
                .param("categories", words(kinds, Kind::category))
                .param("now", at(now))
                .param("most", MOST_CLOCKS + 1)
                .query((row, _) -> new Running(
                        kind(row),
                        row.getString("department_code"),
                        instant(row, "started_at"),
                        instant(row, "due_at"),
                        row.getString("shifts")))
                .list();
    }

    private static String[] words(List<Kind> kinds, Function<Kind, String> word) {
        return kinds.stream().map(word).toArray(String[]::new);
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return new Kind(
                word(row, "duty", Duty.class),
                word(row, "type", TicketType.class),
                word(row, "urgency", Urgency.class),
                row.getString("category_code"));
    }

    /** Adds up one duty. */
    private static final class Tally {

        private long running;
        private long late;
        private long wouldBeLate;
        private long earlier;
        private long later;

        void add(long clocks, long ofThemLate) {
            running += clocks;
            late += ofThemLate;
            wouldBeLate += ofThemLate;
        }

        void move(Instant due, Instant would, Instant now) {
            wouldBeLate += (would.isBefore(now) ? 1 : 0) - (due.isBefore(now) ? 1 : 0);
            earlier += would.isBefore(due) ? 1 : 0;
            later += would.isAfter(due) ? 1 : 0;
        }

        Standing standing(Duty duty) {
            return new Standing(duty, running, late, wouldBeLate, earlier, later);
        }
    }
}
