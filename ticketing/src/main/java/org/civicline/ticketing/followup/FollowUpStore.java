package org.civicline.ticketing.followup;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps.OpenFollowUp;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follow-ups in the database. */
@Component
class FollowUpStore {

    /** How a follow-up ended without a grade. */
    enum Ended {
        NOT_CONTACTED,
        BY_HAND
    }

    /** A follow-up nobody has answered yet. */
    record Open(UUID id, int callsTried, int callsFailed) {}

    private static final String OPEN = """
            SELECT f.ticket_id, t.number, t.phone, f.asked_at, f.calls_tried
            FROM ticketing.follow_up f JOIN ticketing.ticket t ON t.id = f.ticket_id
            """;

    private final JdbcClient jdbc;

    FollowUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(UUID id, TicketId ticket, Instant now, Instant next) {
        jdbc.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, next_at) VALUES (:id, :ticket, :now, :next)
                """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("now", at(now))
                .param("next", at(next))
                .update();
    }

    Optional<OpenFollowUp> find(TicketId ticket) {
        return jdbc.sql(OPEN + "WHERE f.ticket_id = :ticket AND f.ended_at IS NULL")
                .param("ticket", ticket.value())
                .query(FollowUpStore::view)
                .optional();
    }

    /** Whoever uses one of a citizen's contact points answers for all the citizen's cases, the last asked first. */
    Optional<OpenFollowUp> newestFor(ContactPoint point) {
        return jdbc.sql(OPEN + """
                WHERE f.ended_at IS NULL AND t.status = 'FOLLOW_UP' AND t.citizen_id = (
                    SELECT citizen_id FROM ticketing.contact_point WHERE kind = :kind AND value = :value)
                ORDER BY f.asked_at DESC, f.id DESC LIMIT 1
                """)
                .param("kind", point.kind().name())
                .param("value", point.value())
                .query(FollowUpStore::view)
                .optional();
    }

    /** Of a ticket that is locked, so that nobody else answers meanwhile. */
    Optional<Open> open(TicketId ticket) {
        return jdbc.sql("""
                SELECT id, calls_tried, calls_failed FROM ticketing.follow_up
                WHERE ticket_id = :ticket AND ended_at IS NULL FOR UPDATE
                """).param("ticket", ticket.value()).query(Open.class).optional();
    }

    void rated(UUID id, Satisfaction grade, Channel via, @Nullable InteractionId interaction, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.follow_up SET ended_at = :now, outcome = 'RATED', grade = :grade, via = :via,
                    interaction_id = :interaction, next_at = NULL
                WHERE id = :id
                """)
                .param("id", id)
                .param("now", at(now))
                .param("grade", grade.digit())
                .param("via", via.name())
                .param("interaction", interaction == null ? null : interaction.value())
                .update();
    }

    void ended(UUID id, Ended how, Instant now) {
        jdbc.sql("UPDATE ticketing.follow_up SET ended_at = :now, outcome = :how, next_at = NULL WHERE id = :id")
                .param("id", id)
                .param("now", at(now))
                .param("how", how.name())
                .update();
    }

    void callFailed(UUID id, Instant next) {
        jdbc.sql("UPDATE ticketing.follow_up SET calls_failed = calls_failed + 1, next_at = :next WHERE id = :id")
                .param("id", id)
                .param("next", at(next))
                .update();
    }

    private static OpenFollowUp view(ResultSet row, int number) throws SQLException {
        return new OpenFollowUp(
                new TicketId(uuid(row, "ticket_id")),
                row.getString("number"),
                new ContactPoint(ContactPoint.Kind.PHONE, row.getString("phone")),
                instant(row, "asked_at"),
                row.getInt("calls_tried"));
    }
}
