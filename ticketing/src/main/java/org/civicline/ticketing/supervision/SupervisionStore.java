package org.civicline.ticketing.supervision;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.instantOrNull;
import static org.civicline.ticketing.sql.Columns.uuid;
import static org.civicline.ticketing.sql.Columns.uuidOrNull;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supervisions as rows. Whoever writes one holds its ticket's lock. */
@Component
class SupervisionStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SupervisionStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Supervision> find(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.supervision WHERE id = :id")
                .param("id", id)
                .query(SupervisionStore::supervision)
                .optional();
    }

    /** The one that waits for an answer, of a ticket's department or, for null, of the desk. */
    Optional<Supervision> open(TicketId ticket, @Nullable String department) {
        return jdbc.sql("""
                SELECT * FROM ticketing.supervision
                WHERE ticket_id = :ticket AND department_code IS NOT DISTINCT FROM CAST(:department AS text)
                    AND answered_at IS NULL
                """)
                .param("ticket", ticket.value())
                .param("department", department)
                .query(SupervisionStore::supervision)
                .optional();
    }

    List<Supervision> of(TicketId ticket) {
        return jdbc.sql(
                        "SELECT * FROM ticketing.supervision WHERE ticket_id = :ticket ORDER BY raised_at, id LIMIT 200")
                .param("ticket", ticket.value())
                .query(SupervisionStore::supervision)
                .list();
    }

    /** Unanswered in time, and not at the last level. */
    List<Supervision> overdue(Collection<TicketId> tickets, Instant now) {
        return jdbc.sql("""
                SELECT * FROM ticketing.supervision
                WHERE ticket_id = ANY (:tickets) AND answered_at IS NULL AND level <> 'NOTICE' AND answer_by <= :now
                ORDER BY raised_at, id
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .param("now", at(now))
                .query(SupervisionStore::supervision)
                .list();
    }

    void add(Supervision one) {
        jdbc.sql("""
                INSERT INTO ticketing.supervision (id, ticket_id, department_code, duty, level, raised_at, level_at,
                    raised_by, reason, answer_by)
                VALUES (:id, :ticket, :department, :duty, :level, :at, :at, :by, :reason, :answerBy)
                """)
                .param("id", one.id())
                .param("ticket", one.ticket().value())
                .param("department", one.department())
                .param("duty", one.duty().name())
                .param("level", one.level().name())
                .param("at", at(one.raisedAt()))
                .param("by", one.raisedBy())
                .param("reason", one.reason())
                .param("answerBy", at(one.answerBy()))
                .update();
    }

    /** @param by who lifts it and why; null where it climbs by itself, which leaves it whose it was */
    void lift(UUID id, Level level, @Nullable UUID by, @Nullable String reason, Instant now, Instant answerBy) {
        jdbc.sql("""
                UPDATE ticketing.supervision SET level = :level, level_at = :now, answer_by = :answerBy,
                    raised_by = COALESCE(CAST(:by AS uuid), raised_by), reason = COALESCE(:reason, reason)
                WHERE id = :id
                """)
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .param("level", level.name())
                .param("now", at(now))
                .param("answerBy", at(answerBy))
                .update();
    }

    void answered(UUID id, UUID by, String answer, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.supervision SET answered_at = :now, answered_by = :by, answer = :answer
                WHERE id = :id AND answered_at IS NULL
                """)
                .param("id", id)
                .param("by", by)
                .param("answer", answer)
                .param("now", at(now))
                .update();
    }

    void name(UUID id, Collection<UUID> people) {
        batches.batchUpdate(
                "INSERT INTO ticketing.supervision_person (supervision_id, staff_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                people.stream().map(one -> new Object[] {id, one}).toList());
    }

    /** Who is named, for each of the supervisions. */
    Map<UUID, List<UUID>> people(Collection<UUID> supervisions) {
        var people = new HashMap<UUID, List<UUID>>();
        jdbc.sql("SELECT * FROM ticketing.supervision_person WHERE supervision_id = ANY (:ids)")
                .param("ids", supervisions.toArray(UUID[]::new))
                .query(row -> {
                    people.computeIfAbsent(uuid(row, "supervision_id"), _ -> new ArrayList<>())
                            .add(uuid(row, "staff_id"));
                });
        return people;
    }

    static Supervision supervision(ResultSet row, int number) throws SQLException {
        return new Supervision(
                uuid(row, "id"),
                new TicketId(uuid(row, "ticket_id")),
                row.getString("department_code"),
                word(row, "duty", Duty.class),
                word(row, "level", Level.class),
                instant(row, "raised_at"),
                instant(row, "level_at"),
                uuidOrNull(row, "raised_by"),
                row.getString("reason"),
                instant(row, "answer_by"),
                instantOrNull(row, "answered_at"),
                uuidOrNull(row, "answered_by"),
                row.getString("answer"));
    }
}
