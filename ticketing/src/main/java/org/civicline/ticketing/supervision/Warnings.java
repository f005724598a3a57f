package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.events.StaffAlerted;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clocks that are nearly over turn yellow, those that are over red; each is told once. */
@Component
class Warnings {

    private final JdbcClient jdbc;
    private final LadderRules rules;
    private final Persons persons;
    private final CaseHistory history;
    private final ApplicationEventPublisher events;

    Warnings(
            JdbcClient jdbc,
            LadderRules rules,
            Persons persons,
            CaseHistory history,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.persons = persons;
        this.history = history;
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
                        AND r.version = (SELECT max(version) FROM ticketing.ladder_version)
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
                .param("batch", Ladder.BATCH)
                .query(Warnings::warned)
                .list();
        tell(warned, LadderStep.YELLOW, now);
        return warned.size() == Ladder.BATCH;
    }

    /**
     * A node that began to look before another one warned leaves that to the next look: the history would have red before
     * yellow.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean red(Instant now) {
        List<Warned> warned = jdbc.sql("""
                WITH late AS (
                    SELECT c.id, t.id AS ticket_id, t.number, t.status, c.duty, c.department_code
                    FROM ticketing.clock_warning w
                    JOIN ticketing.clock c ON c.id = w.clock_id
                    JOIN ticketing.ticket t ON t.id = c.ticket_id
                    WHERE w.colour = 'YELLOW' AND w.warned_at <= :now
                        AND c.stopped_at IS NULL AND c.paused_at IS NULL AND c.due_at < :now
                    ORDER BY c.due_at LIMIT :batch FOR UPDATE OF t SKIP LOCKED),
                warned AS (
                    UPDATE ticketing.clock_warning SET colour = 'RED', warned_at = :now, next_at = :now
                    WHERE clock_id IN (SELECT id FROM late) AND colour = 'YELLOW' RETURNING clock_id)
                SELECT late.* FROM late JOIN warned ON warned.clock_id = late.id
                """)
                .param("now", at(now))
                .param("batch", Ladder.BATCH)
                .query(Warnings::warned)
                .list();
        tell(warned, LadderStep.RED, now);
        return warned.size() == Ladder.BATCH;
    }

    private void tell(List<Warned> warned, LadderStep step, Instant now) {
        if (warned.isEmpty()) {
            return;
        }
        String colour = step.name().toLowerCase(Locale.ROOT);
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
        Audience audience = rules.inForce().audience(step);
        Persons.Roster roster = persons.roster();
        var byDepartment = new LinkedHashMap<String, List<Warned>>();
        for (Warned one : warned) {
            byDepartment
                    .computeIfAbsent(Objects.requireNonNullElse(one.department(), ""), _ -> new ArrayList<>())
                    .add(one);
        }
        byDepartment.values().forEach(some -> {
            Warned first = some.getFirst();
            List<UUID> people = roster.hearing(audience, first.department()).stream()
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
