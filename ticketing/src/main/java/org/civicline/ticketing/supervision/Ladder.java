package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.supervision.SupervisionDesk.Owed;
import org.civicline.ticketing.supervision.SupervisionDesk.Raising;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes by itself when time goes by. Each step takes some cases whose tickets nobody else has locked, so that several
 * nodes, and people at work, are not in each other's way; what it did it finds done.
 */
@Component
class Ladder {

    /** So few that whoever wants one of them waits a moment only. */
    static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final SupervisionDesk desk;
    private final SupervisionStore supervisions;
    private final LadderRules rules;
    private final Persons persons;
    private final Deadlines deadlines;
    private final Lateness lateness;

    Ladder(
            JdbcClient jdbc,
            SupervisionDesk desk,
            SupervisionStore supervisions,
            LadderRules rules,
            Persons persons,
            Deadlines deadlines,
            Lateness lateness) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.supervisions = supervisions;
        this.rules = rules;
        this.persons = persons;
        this.deadlines = deadlines;
        this.lateness = lateness;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean climb(Instant now) {
        List<Supervised> claimed = claim(now);
        if (claimed.isEmpty()) {
            return false;
        }
        List<TicketId> tickets = claimed.stream().map(Supervised::id).toList();
        var round = new Round(claimed, supervisions.open(tickets), rules.inForce(), persons.roster());
        late(tickets, now).forEach(one -> climb(one, now, round));
        round.unanswered(now)
                .forEach(one -> one.level()
                        .next()
                        .ifPresent(level -> raise(one.ticket(), new Owed(one.duty(), one.department()), level, round)));
        return claimed.size() == BATCH;
    }

    private List<Supervised> claim(Instant now) {
        return jdbc.sql("""
                SELECT t.id, t.number, t.status, t.urgency FROM ticketing.ticket t
                WHERE t.id IN (
                    SELECT w.ticket_id FROM ticketing.clock_warning w JOIN ticketing.clock c ON c.id = w.clock_id
                    WHERE w.next_at <= :now AND c.stopped_at IS NULL AND c.paused_at IS NULL
                    UNION ALL
                    SELECT ticket_id FROM ticketing.supervision
                    WHERE answered_at IS NULL AND erased_at IS NULL AND level <> 'NOTICE' AND answer_by <= :now)
                ORDER BY t.id LIMIT :batch FOR UPDATE SKIP LOCKED
                """)
                .param("now", at(now))
                .param("batch", BATCH)
                .query((row, _) -> new Supervised(
                        new TicketId(uuid(row, "id")),
                        row.getString("number"),
                        word(row, "status", TicketStatus.class),
                        word(row, "urgency", Urgency.class)))
                .list();
    }

    private record Late(
            UUID clock,
            TicketId ticket,
            Duty duty,
            @Nullable String department,
            Instant dueAt,
            @Nullable Level level) {}

    private List<Late> late(List<TicketId> claimed, Instant now) {
        return jdbc.sql("""
                SELECT w.clock_id, w.ticket_id, w.level, c.duty, c.department_code, c.due_at
                FROM ticketing.clock_warning w JOIN ticketing.clock c ON c.id = w.clock_id
                WHERE w.ticket_id = ANY (:tickets) AND w.next_at <= :now AND c.stopped_at IS NULL AND c.paused_at IS NULL
                ORDER BY c.due_at, w.clock_id
                """)
                .param("tickets", claimed.stream().map(TicketId::value).toArray(UUID[]::new))
                .param("now", at(now))
                .query((row, _) -> new Late(
                        uuid(row, "clock_id"),
                        new TicketId(uuid(row, "ticket_id")),
                        word(row, "duty", Duty.class),
                        row.getString("department_code"),
                        instant(row, "due_at"),
                        row.getString("level") == null ? null : word(row, "level", Level.class)))
                .list();
    }

    private void climb(Late late, Instant now, Round round) {
        if (!late.dueAt().isBefore(now)) {
            // It was given more time.
            look(late, late.level(), late.dueAt().plusMillis(1));
            return;
        }
        LadderRule rule = round.rule(late.ticket(), late.duty());
        Lateness.Reached stands = lateness.reached(rule, late.dueAt(), late.department(), now);
        Level reached = stands.level();
        Instant next = stands.next();
        Level step = step(late.level(), reached);
        if (step == null) {
            look(late, late.level(), next);
            return;
        }
        if (round.covers(late.ticket(), late.department(), late.duty(), step)) {
            // They have one to answer about another duty: once it is answered, this is looked at again.
            look(late, late.level(), null);
            return;
        }
        raise(late.ticket(), new Owed(late.duty(), late.department()), step, round);
        boolean more = reached != null && reached.above(step);
        look(late, step, more ? deadlines.later(now, rule.answer(step), late.department()) : next);
    }

    /** One step at a time, however late it is when the ladder finds it: nobody is noticed who was not urged before. */
    private static @Nullable Level step(@Nullable Level before, @Nullable Level reached) {
        if (reached == null || (before != null && !reached.above(before))) {
            return null;
        }
        return before == null ? Level.URGE : before.next().orElseThrow();
    }

    /** What is at that level already, or above it, stays. */
    private void raise(TicketId ticket, Owed owed, Level level, Round round) {
        Supervision open = round.open(ticket, owed.department());
        if (open == null || level.above(open.level())) {
            var raising = new Raising(
                    owed, level, round.rule(ticket, owed.duty()), null, null, round.hearing(owed.department(), level));
            round.raised(desk.write(round.on(ticket), raising, open));
        }
    }

    private void look(Late late, @Nullable Level level, @Nullable Instant next) {
        jdbc.sql("UPDATE ticketing.clock_warning SET level = :level, next_at = :next WHERE clock_id = :clock")
                .param("level", level == null ? null : level.name())
                .param("next", atOrNull(next))
                .param("clock", late.clock())
                .update();
    }
}
