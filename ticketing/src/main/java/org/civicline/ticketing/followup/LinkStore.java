package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.FollowUpLinks.Answers;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links by the digests of their keys. */
@Component
class LinkStore {

    /**
     * A link that is good, with what became of its round.
     *
     * @param said null if nobody answered
     * @param closedAt when the case was closed; null if it is not
     * @param reopenedAt when it was opened again with this link
     */
    record Link(
            UUID followUp,
            TicketId ticket,
            String number,
            TicketStatus status,
            boolean ended,
            @Nullable Answers said,
            @Nullable Instant closedAt,
            @Nullable Instant reopenedAt) {}

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LinkKey key, UUID followUp, Instant expires) {
        jdbc.sql("INSERT INTO ticketing.follow_up_link VALUES (:digest, :followUp, :expires)")
                .param("digest", key.digest())
                .param("followUp", followUp)
                .param("expires", at(expires))
                .update();
    }

    /** None of a round before the last, nor of a case that is forgotten. */
    Optional<Link> find(LinkKey key, Instant now) {
        return jdbc.sql("""
                SELECT f.*, t.number, t.status, t.closed_at, l.reopened_at
                FROM ticketing.follow_up_link l
                JOIN ticketing.follow_up f ON f.id = l.follow_up_id
                JOIN ticketing.ticket t ON t.id = f.ticket_id
                WHERE l.digest = :digest AND l.expires_at > :now AND t.erased_at IS NULL AND NOT EXISTS (
                    SELECT FROM ticketing.follow_up later
                    WHERE later.ticket_id = f.ticket_id AND later.asked_at > f.asked_at)
                """)
                .param("digest", key.digest())
                .param("now", at(now))
                .query(LinkStore::link)
                .optional();
    }

    void reopened(LinkKey key, Instant now) {
        jdbc.sql("UPDATE ticketing.follow_up_link SET reopened_at = :now WHERE digest = :digest")
                .param("digest", key.digest())
                .param("now", at(now))
                .update();
    }

    void dropExpired(Instant now) {
        jdbc.sql("DELETE FROM ticketing.follow_up_link WHERE expires_at <= :now")
                .param("now", at(now))
                .update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        Boolean solved = row.getObject("solved", Boolean.class);
        return new Link(
                uuid(row, "id"),
                new TicketId(uuid(row, "ticket_id")),
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                instantOrNull(row, "ended_at") != null,
                solved == null
                        ? null
                        : new Answers(row.getObject("contacted", Boolean.class), solved, row.getInt("grade")),
                instantOrNull(row, "closed_at"),
                instantOrNull(row, "reopened_at"));
    }
}
