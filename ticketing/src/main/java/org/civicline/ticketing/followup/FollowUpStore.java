package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps.OpenFollowUp;
import org.civicline.ticketing.InteractionId;
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
    record Open(
            UUID id,
            Instant askedAt,
            int callsTried,
            int callsFailed,
            int triesApart,
            @Nullable Instant triedAt,
            @Nullable Instant textedAt) {}

    private static final String OPEN = """
            SELECT f.ticket_id, t.number, t.phone, f.asked_at, f.calls_tried
            FROM ticketing.follow_up f JOIN ticketing.ticket t ON t.id = f.ticket_id
            """;

    private final JdbcClient jdbc;

    FollowUpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(Writes writes, UUID id, TicketId ticket, Instant now, Instant next) {
        writes.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, next_at, department_code, place_code, channel,
                    opened_at)
                SELECT :id, id, :now, :next, lead_department, place_code, channel, created_at FROM ticketing.ticket WHERE id = :ticket
                """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("now", at(now))
                .param("next", at(next))
                .one("a follow-up of no case: " + ticket);
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
                SELECT id, asked_at, calls_tried, calls_failed, tries_apart, tried_at, texted_at FROM ticketing.follow_up
                WHERE ticket_id = :ticket AND ended_at IS NULL FOR UPDATE
                """)
                .param("ticket", ticket.value())
                .query((row, _) -> new Open(
                        uuid(row, "id"),
                        instant(row, "asked_at"),
                        row.getInt("calls_tried"),
                        row.getInt("calls_failed"),
                        row.getInt("tries_apart"),
                        instantOrNull(row, "tried_at"),
                        instantOrNull(row, "texted_at")))
                .optional();
    }

    /** @param by who of us asked; null if the citizen answered by themselves */
    void rated(
            Writes writes,
            UUID id,
            Judgement said,
            Channel via,
            @Nullable InteractionId interaction,
            @Nullable UUID by,
            Instant now) {
        writes.sql("""
                UPDATE ticketing.follow_up SET ended_at = :now, outcome = 'RATED', grade = :grade, solved = :solved,
                    contacted = :contacted, via = :via, interaction_id = :interaction, asked_by = :by, next_at = NULL
                WHERE id = :id
                """)
                .param("id", id)
                .param("now", at(now))
                .param("grade", said.grade())
                .param("solved", said.solved())
                .param("contacted", said.contacted())
                .param("via", via.name())
                .param("interaction", interaction == null ? null : interaction.value())
                .param("by", by)
                .one("no such follow-up: " + id);
    }

    /** @param sample whether it counts although nobody answered */
    void ended(UUID id, Ended how, boolean sample, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.follow_up SET ended_at = :now, outcome = :how, sample = :sample, next_at = NULL
                WHERE id = :id
                """)
                .param("id", id)
                .param("now", at(now))
                .param("how", how.name())
                .param("sample", sample)
                .update();
    }

    /**
     * A try in vain.
     *
     * @param calls 1 if the system called; else 0, and it calls no sooner than it would have
     * @param apart whether it was far enough from the last to count
     */
    void tried(UUID id, int calls, boolean apart, Instant now, Instant next) {
        jdbc.sql("""
                UPDATE ticketing.follow_up SET calls_failed = calls_failed + :calls,
                    next_at = CASE WHEN :calls = 1 THEN :next ELSE greatest(next_at, :next) END,
                    tries_apart = tries_apart + CASE WHEN :apart THEN 1 ELSE 0 END,
                    tried_at = CASE WHEN :apart THEN :now ELSE tried_at END
                WHERE id = :id
                """)
                .param("id", id)
                .param("calls", calls)
                .param("apart", apart)
                .param("now", at(now))
                .param("next", at(next))
                .update();
    }

    /** One of us had it asked once more by text. */
    void texted(UUID id, Instant now) {
        jdbc.sql("UPDATE ticketing.follow_up SET texted_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", at(now))
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
