package org.civicline.channels.texts.outgoing;

import static org.civicline.foundation.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.Texts;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code channels.outbound_text}. */
@Repository
class OutboundTexts {

    /** What is known of a text when a receipt comes. */
    record Standing(String state, @Nullable InteractionId interaction, Instant createdAt) {}

    private final JdbcClient jdbc;

    OutboundTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the key is known. */
    boolean insert(
            UUID id,
            String key,
            ContactPoint to,
            String body,
            @Nullable UUID ticket,
            @Nullable String ticketNumber,
            Instant now) {
        return jdbc.sql("""
                        insert into channels.outbound_text
                            (id, key, recipient, body, ticket, ticket_number, state, created_at, next_attempt_at)
                        values (:id, :key, :recipient, :body, :ticket::uuid, :ticketNumber, 'queued', :now, :now)
                        on conflict (key) do nothing
                        """)
                        .param("id", id)
                        .param("key", key)
                        .param("recipient", to.value())
                        .param("body", body)
                        .param("ticket", ticket == null ? null : ticket.toString())
                        .param("ticketNumber", ticketNumber)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /**
     * Takes the next that are due; until the lease is over nobody else takes them. Of those to one number only the
     * first, so that they arrive in the order they were written.
     */
    List<OutboundText> claim(Instant now, Instant leaseUntil, int most) {
        return jdbc.sql("""
                        update channels.outbound_text t
                        set state = 'sending', attempts = attempts + 1, lease_until = :lease
                        where id in (
                            select id from channels.outbound_text due
                            where state = 'queued' and next_attempt_at <= :now and not exists (
                                select from channels.outbound_text earlier
                                where earlier.recipient = due.recipient and earlier.place < due.place
                                    and earlier.state in ('queued', 'sending'))
                            order by next_attempt_at, place
                            limit :most
                            for update skip locked)
                        returning *
                        """)
                .param("now", at(now))
                .param("lease", at(leaseUntil))
                .param("most", most)
                .query(ROW)
                .list();
    }

    /** Locks the row if the lease is still ours. */
    boolean lockLease(OutboundText text) {
        return jdbc.sql("""
                        select 1 from channels.outbound_text
                        where id = :id and state = 'sending' and lease_until = :lease for update
                        """)
                .param("id", text.id())
                .param("lease", at(text.leaseUntil()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<Standing> lock(UUID id) {
        return jdbc.sql("""
                        select state, interaction, created_at from channels.outbound_text where id = :id for update
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Standing(row.getString("state"), interaction(row), Columns.instant(row, "created_at")))
                .optional();
    }

    Optional<Texts.Standing> standing(String key) {
        return jdbc.sql("select state, reason from channels.outbound_text where key = :key")
                .param("key", key)
                .query((row, _) -> new Texts.Standing(
                        Texts.State.valueOf(
                                row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.getString("reason")))
                .optional();
    }

    void begun(UUID id, InteractionId interaction) {
        jdbc.sql("update channels.outbound_text set interaction = :interaction where id = :id")
                .param("id", id)
                .param("interaction", interaction.value())
                .update();
    }

    void again(UUID id, Instant next, String reason) {
        jdbc.sql("""
                        update channels.outbound_text
                        set state = 'queued', lease_until = null, next_attempt_at = :next, reason = :reason
                        where id = :id
                        """)
                .param("id", id)
                .param("next", at(next))
                .param("reason", reason)
                .update();
    }

    void sent(UUID id, Instant now) {
        jdbc.sql("""
                        update channels.outbound_text
                        set state = 'sent', lease_until = null, sent_at = :now, reason = null where id = :id
                        """).param("id", id).param("now", at(now)).update();
    }

    /** @param state {@code delivered}, {@code failed}, {@code expired} or {@code not-allowed} */
    void ended(UUID id, String state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update channels.outbound_text
                        set state = :state, lease_until = null, ended_at = :now, reason = :reason where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("reason", reason)
                .param("now", at(now))
                .update();
    }

    /** Whoever sent these died: what they were submitting is in doubt. Gives the texts. */
    List<UUID> abandoned(Instant now, Instant next) {
        return jdbc.sql("""
                        with dead as (
                            select id from channels.outbound_text
                            where state = 'sending' and lease_until < :now
                            order by lease_until limit 100 for update skip locked),
                        doubtful as (
                            update channels.text_segment s set state = 'in-doubt'
                            from dead where s.text = dead.id and s.state = 'submitting')
                        update channels.outbound_text t
                        set state = 'queued', lease_until = null, next_attempt_at = :next, reason = 'sender-died'
                        from dead where t.id = dead.id
                        returning t.id
                        """)
                .param("now", at(now))
                .param("next", at(next))
                .query(UUID.class)
                .list();
    }

    List<UUID> tooOld(Instant createdBefore) {
        return jdbc.sql("""
                        select id from channels.outbound_text
                        where state = 'queued' and created_at < :before order by created_at limit 100
                        """)
                .param("before", at(createdBefore))
                .query(UUID.class)
                .list();
    }

    long queued() {
        return jdbc.sql("select count(*) from channels.outbound_text where state in ('queued', 'sending')")
                .query(Long.class)
                .single();
    }

    private static @Nullable InteractionId interaction(ResultSet row) throws SQLException {
        UUID id = Columns.uuidOrNull(row, "interaction");
        return id == null ? null : new InteractionId(id);
    }

    private static final RowMapper<OutboundText> ROW = (row, number) -> new OutboundText(
            Columns.uuid(row, "id"),
            row.getLong("place"),
            new ContactPoint(ContactPoint.Kind.PHONE, row.getString("recipient")),
            row.getString("body"),
            Columns.uuidOrNull(row, "ticket"),
            row.getString("ticket_number"),
            Columns.instant(row, "created_at"),
            row.getInt("attempts"),
            Columns.instant(row, "lease_until"),
            interaction(row));
}
