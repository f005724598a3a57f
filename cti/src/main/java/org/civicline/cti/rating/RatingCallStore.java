package org.civicline.cti.rating;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code cti.rating_call}. */
@Repository
class RatingCallStore {

    /**
     * One try to reach a citizen.
     *
     * @param phone null once it is forgotten
     */
    record RatingCall(
            TicketId ticket,
            int attempt,
            String ticketNumber,
            @Nullable String phone,
            @Nullable InteractionId interaction) {

        /** Known to the exchange by this. */
        String reference() {
            return ticket + "." + attempt;
        }
    }

    private final JdbcClient jdbc;

    RatingCallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same again changes nothing. */
    void add(RatingCall call, Instant dueAt) {
        jdbc.sql("""
                        insert into cti.rating_call (ticket_id, attempt, ticket_number, phone, state, due_at)
                        values (:ticket, :attempt, :number, :phone, 'DUE', :due)
                        on conflict (ticket_id, attempt) do nothing
                        """)
                .param("ticket", call.ticket().value())
                .param("attempt", call.attempt())
                .param("number", call.ticketNumber())
                .param("phone", call.phone())
                .param("due", at(dueAt))
                .update();
    }

    /** Takes what is due, so that no other node does. */
    List<RatingCall> claim(Instant now, int most) {
        return jdbc.sql("""
                        update cti.rating_call set state = 'CALLING', called_at = :now
                        where (ticket_id, attempt) in (
                            select ticket_id, attempt from cti.rating_call
                            where state = 'DUE' and due_at <= :now
                            order by due_at limit :most
                            for update skip locked)
                        returning *
                        """)
                .param("now", at(now))
                .param("most", most)
                .query(ROW)
                .list();
    }

    /** Not now, but then. */
    void postpone(RatingCall call, Instant until) {
        jdbc.sql("""
                        update cti.rating_call set state = 'DUE', due_at = :until
                        where ticket_id = :ticket and attempt = :attempt and state = 'CALLING'
                        """)
                .param("until", at(until))
                .param("ticket", call.ticket().value())
                .param("attempt", call.attempt())
                .update();
    }

    void under(RatingCall call, InteractionId interaction) {
        jdbc.sql("""
                        update cti.rating_call set interaction_id = :interaction
                        where ticket_id = :ticket and attempt = :attempt
                        """)
                .param("interaction", interaction.value())
                .param("ticket", call.ticket().value())
                .param("attempt", call.attempt())
                .update();
    }

    Optional<RatingCall> find(String reference) {
        int dot = reference.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return jdbc.sql("select * from cti.rating_call where ticket_id = :ticket and attempt = :attempt")
                .param("ticket", UUID.fromString(reference.substring(0, dot)))
                .param("attempt", Integer.parseInt(reference.substring(dot + 1)))
                .query(ROW)
                .optional();
    }

    /** The citizen has picked up. False if the call is no longer waiting for that. */
    boolean talking(RatingCall call) {
        return step(call, "TALKING", "CALLING", null, null);
    }

    /** Only the first end counts. */
    boolean ended(RatingCall call, String state, @Nullable String reason, Instant now) {
        return step(call, state, "CALLING, TALKING", reason, now);
    }

    private boolean step(RatingCall call, String state, String from, @Nullable String reason, @Nullable Instant ended) {
        return jdbc.sql("""
                        update cti.rating_call set state = :state, reason = :reason, ended_at = :ended
                        where ticket_id = :ticket and attempt = :attempt and state = any(string_to_array(:from, ', '))
                        """)
                        .param("state", state)
                        .param("reason", reason)
                        .param("ended", atOrNull(ended))
                        .param("ticket", call.ticket().value())
                        .param("attempt", call.attempt())
                        .param("from", from)
                        .update()
                == 1;
    }

    /** Nothing was heard of these again: we or the exchange died in the middle. */
    List<RatingCall> forgotten(Instant calledBefore) {
        return jdbc.sql("""
                        select * from cti.rating_call
                        where state in ('CALLING', 'TALKING') and called_at < :before
                        order by called_at limit 100
                        """).param("before", at(calledBefore)).query(ROW).list();
    }

    private static final RowMapper<RatingCall> ROW = (row, number) -> {
        UUID interaction = uuidOrNull(row, "interaction_id");
        return new RatingCall(
                new TicketId(uuid(row, "ticket_id")),
                row.getInt("attempt"),
                row.getString("ticket_number"),
                row.getString("phone"),
                interaction == null ? null : new InteractionId(interaction));
    };
}
