package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

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

    /** Those of the tickets that wait for an answer. */
    List<Supervision> open(Collection<TicketId> tickets) {
        return jdbc.sql("""
                SELECT * FROM ticketing.supervision
                WHERE ticket_id = ANY (:tickets) AND answered_at IS NULL AND erased_at IS NULL ORDER BY raised_at, id
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(SupervisionStore::supervision)
                .list();
    }

    /** What was not raised of its own, since this one was there, is looked at anew. */
    void uncover(Supervision answered, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.clock_warning w SET next_at = :now FROM ticketing.clock c
                WHERE c.id = w.clock_id AND w.ticket_id = :ticket AND w.colour = 'RED' AND w.next_at IS NULL
                    AND c.duty <> :duty AND c.department_code IS NOT DISTINCT FROM CAST(:department AS text)
                """)
                .param("now", at(now))
                .param("ticket", answered.ticket().value())
                .param("duty", answered.duty().name())
                .param("department", answered.department())
                .update();
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

    void lift(Supervision one) {
        jdbc.sql("""
                UPDATE ticketing.supervision SET level = :level, level_at = :levelAt, answer_by = :answerBy,
                    raised_by = :by, reason = :reason
                WHERE id = :id
                """)
                .param("by", one.raisedBy())
                .param("reason", one.reason())
                .param("id", one.id())
                .param("level", one.level().name())
                .param("levelAt", at(one.levelAt()))
                .param("answerBy", at(one.answerBy()))
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
