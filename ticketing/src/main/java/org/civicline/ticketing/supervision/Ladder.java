package org.civicline.ticketing.supervision;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.atOrNull;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.uuid;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.events.StaffAlerted;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.supervision.SupervisionDesk.Owed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes by itself when time goes by. Each step takes some cases whose tickets nobody else has locked, so that several
 * nodes, and people at work, are not in each other's way; what it did it finds done.
 */
@Component
class Ladder {

    static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final SupervisionDesk desk;
    private final SupervisionStore supervisions;
    private final LadderRules rules;
    private final Persons persons;
    private final TicketStore tickets;
    private final CaseHistory history;
    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;

    Ladder(
            JdbcClient jdbc,
            SupervisionDesk desk,
            SupervisionStore supervisions,
            LadderRules rules,
            Persons persons,
            TicketStore tickets,
            CaseHistory history,
            Deadlines deadlines,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.supervisions = supervisions;
        this.rules = rules;
        this.persons = persons;
        this.tickets = tickets;
        this.history = history;
        this.deadlines = deadlines;
        this.events = events;
    }

    private record Warned(
            UUID ticket,
            String number,
            TicketStatus status,
            Duty duty,
            @Nullable String department) {}

    /** A clock that stopped needs no warning any more; if it runs again, it begins anew. */
    @Transactional
    public void forgetStopped() {
        jdbc.sql("""
                DELETE FROM ticketing.clock_warning w USING ticketing.clock c
                WHERE c.id = w.clock_id AND c.stopped_at IS NOT NULL
                """).update();
    }

    /** @return whether there may be more */
    @Transactional
    public boolean yellow(Instant now) {
        List<Warned> warned = jdbc.sql("""
                WITH due AS (
                    SELECT c.id, t.id AS ticket_id, t.number, t.status, c.duty, c.department_code
                    FROM ticketing.clock c
                    JOIN ticketing.ticket t ON t.id = c.ticket_id
                    JOIN ticketing.ladder_rule r ON r.duty = c.duty AND r.urgency = t.urgency
                    WHERE c.stopped_at IS NULL AND c.paused_at IS NULL
                        AND c.started_at + (c.due_at - c.started_at) * (r.yellow_percent / 100.0) <= :now
                        AND NOT EXISTS (SELECT FROM ticketing.clock_warning w WHERE w.clock_id = c.id)
                    ORDER BY c.due_at LIMIT :batch FOR UPDATE OF t SKIP LOCKED),
                warned AS (
                    INSERT INTO ticketing.clock_warning (clock_id, ticket_id, colour, warned_at)
                    SELECT id, ticket_id, 'YELLOW', :now FROM due ON CONFLICT DO NOTHING RETURNING clock_id)
                SELECT due.* FROM due JOIN warned ON warned.clock_id = due.id
                """)
                .param("now", at(now))
                .param("batch", BATCH)
                .query(Ladder::warned)
                .list();
        tell(warned, "yellow", now);
        return warned.size() == BATCH;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean red(Instant now) {
        List<Warned> warned = jdbc.sql("""
                WITH late AS (
                    SELECT c.id, t.id AS ticket_id, t.number, t.status, c.duty, c.department_code
                    FROM ticketing.clock_warning w
                    JOIN ticketing.clock c ON c.id = w.clock_id
                    JOIN ticketing.ticket t ON t.id = c.ticket_id
                    WHERE w.colour = 'YELLOW' AND c.stopped_at IS NULL AND c.paused_at IS NULL AND c.due_at < :now
                    ORDER BY c.due_at LIMIT :batch FOR UPDATE OF t SKIP LOCKED),
                warned AS (
                    UPDATE ticketing.clock_warning SET colour = 'RED', warned_at = :now, next_at = :now
                    WHERE clock_id IN (SELECT id FROM late) AND colour = 'YELLOW' RETURNING clock_id)
                SELECT late.* FROM late JOIN warned ON warned.clock_id = late.id
                """)
                .param("now", at(now))
                .param("batch", BATCH)
                .query(Ladder::warned)
                .list();
        tell(warned, "red", now);
        return warned.size() == BATCH;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean climb(Instant now) {
        List<TicketId> claimed = jdbc.sql("""
                SELECT t.id FROM ticketing.ticket t
                WHERE t.id IN (
                    SELECT w.ticket_id FROM ticketing.clock_warning w JOIN ticketing.clock c ON c.id = w.clock_id
                    WHERE w.next_at <= :now AND c.stopped_at IS NULL AND c.paused_at IS NULL
                    UNION ALL
                    SELECT ticket_id FROM ticketing.supervision
                    WHERE answered_at IS NULL AND level <> 'NOTICE' AND answer_by <= :now)
                ORDER BY t.id LIMIT :batch FOR UPDATE SKIP LOCKED
                """)
                .param("now", at(now))
                .param("batch", BATCH)
                .query((row, _) -> new TicketId(uuid(row, "id")))
                .list();
        if (claimed.isEmpty()) {
            return false;
        }
        Persons.Roster roster = persons.roster();
        late(claimed, now).forEach(one -> climb(one, now, roster));
        supervisions.overdue(claimed, now).forEach(one -> unanswered(one, roster));
        return claimed.size() == BATCH;
    }

    private record Late(
            UUID clock,
            TicketId ticket,
            Duty duty,
            @Nullable String department,
            Instant startedAt,
            Instant dueAt,
            @Nullable Level level,
            LadderRule rule) {}

    private List<Late> late(List<TicketId> claimed, Instant now) {
        return jdbc.sql("""
                SELECT w.clock_id, w.ticket_id, w.level, c.department_code, c.started_at, c.due_at, r.*
                FROM ticketing.clock_warning w
                JOIN ticketing.clock c ON c.id = w.clock_id
                JOIN ticketing.ticket t ON t.id = w.ticket_id
                JOIN ticketing.ladder_rule r ON r.duty = c.duty AND r.urgency = t.urgency
                WHERE w.ticket_id = ANY (:tickets) AND w.next_at <= :now AND c.stopped_at IS NULL AND c.paused_at IS NULL
                ORDER BY c.due_at
                """)
                .param("tickets", claimed.stream().map(TicketId::value).toArray(UUID[]::new))
                .param("now", at(now))
                .query((row, number) -> new Late(
                        uuid(row, "clock_id"),
                        new TicketId(uuid(row, "ticket_id")),
                        word(row, "duty", Duty.class),
                        row.getString("department_code"),
                        instant(row, "started_at"),
                        instant(row, "due_at"),
                        row.getString("level") == null ? null : word(row, "level", Level.class),
                        LadderRules.rule(row, number)))
                .list();
    }

    private void climb(Late late, Instant now, Persons.Roster roster) {
        if (!late.dueAt().isBefore(now)) {
            // It was given more time.
            look(late, late.level(), late.dueAt().plusMillis(1));
            return;
        }
        Level reached = null;
        Instant next = null;
        if (late.rule().automatic()) {
            for (Level level : Level.values()) {
                Instant comes = deadlines.later(late.dueAt(), late.rule().after(level), late.department());
                if (!comes.isAfter(now)) {
                    reached = level;
                } else if (next == null) {
                    next = comes;
                }
            }
        }
        Level step = step(late.level(), reached);
        if (step == null) {
            look(late, late.level(), next);
            return;
        }
        tickets.find(late.ticket())
                .ifPresent(row -> desk.raise(row, new Owed(late.duty(), late.department()), step, roster));
        boolean more = reached != null && reached.above(step);
        look(late, step, more ? deadlines.later(now, late.rule().answer(step), late.department()) : next);
    }

    /** One step at a time, however late it is when the ladder finds it: nobody is noticed who was not urged before. */
    private static @Nullable Level step(@Nullable Level before, @Nullable Level reached) {
        if (reached == null || (before != null && !reached.above(before))) {
            return null;
        }
        return before == null ? Level.URGE : before.next().orElseThrow();
    }

    private void look(Late late, @Nullable Level level, @Nullable Instant next) {
        jdbc.sql("UPDATE ticketing.clock_warning SET level = :level, next_at = :next WHERE clock_id = :clock")
                .param("level", level == null ? null : level.name())
                .param("next", atOrNull(next))
                .param("clock", late.clock())
                .update();
    }

    private void unanswered(Supervision one, Persons.Roster roster) {
        one.level()
                .next()
                .ifPresent(level -> tickets.find(one.ticket())
                        .ifPresent(row -> desk.raise(row, new Owed(one.duty(), one.department()), level, roster)));
    }

    private void tell(List<Warned> warned, String colour, Instant now) {
        if (warned.isEmpty()) {
            return;
        }
        for (Warned one : warned) {
            history.add(
                    new TicketId(one.ticket()),
                    one.number(),
                    one.status(),
                    null,
                    new CaseStep(
                            "warned-" + colour,
                            now,
                            one.department(),
                            Map.of("duty", one.duty().name())));
        }
        Persons.Roster roster = persons.roster();
        var byDepartment = new LinkedHashMap<String, List<Warned>>();
        for (Warned one : warned) {
            byDepartment
                    .computeIfAbsent(Objects.requireNonNullElse(one.department(), ""), _ -> new ArrayList<>())
                    .add(one);
        }
        byDepartment.values().forEach(some -> {
            Warned first = some.getFirst();
            List<UUID> people = roster.usual(first.department(), Level.URGE).stream()
                    .map(one -> one.id().value())
                    .toList();
            events.publishEvent(new StaffAlerted(people, colour, first.ticket(), first.number(), some.size()));
        });
    }

    private static Warned warned(ResultSet row, int number) throws SQLException {
        return new Warned(
                uuid(row, "ticket_id"),
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                word(row, "duty", Duty.class),
                row.getString("department_code"));
    }
}
