package org.civicline.channels.texts.incoming;

import static org.civicline.foundation.Columns.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.texts.line.IncomingTexts.IncomingPart;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.InteractionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code channels.inbound_text}. */
@Repository
class InboundTexts {

    /** A centre waits about so long for our answer. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    InboundTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Texts of one sender are taken one after the other. */
    void lockSender(String sender) {
        jdbc.sql("select pg_advisory_xact_lock(12346, hashtext(:sender))")
                .param("sender", sender)
                .query((row, number) -> number)
                .single();
    }

    /**
     * Whether this is a text we have, delivered again by the centre: the same words over another connection, under the
     * same number on this one, or after an answer that came late. The same words again on one connection are the
     * citizen's.
     */
    boolean repeated(IncomingPart part, String fingerprint, Instant now) {
        return jdbc.sql("""
                        select exists (
                            select from channels.inbound_text
                            where sender = :sender and fingerprint = :fingerprint and received_at > :since
                              and (session <> :session or sequence = :sequence or stored_at > received_at + :slow::interval))
                        """)
                .param("sender", part.sender())
                .param("fingerprint", fingerprint)
                .param("since", at(now.minus(REPEATED_WITHIN)))
                .param("session", part.session())
                .param("sequence", part.sequence())
                .param("slow", SLOW.toString())
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, IncomingPart part, String body, String fingerprint, Instant receivedAt, Instant storedAt) {
        jdbc.sql("""
                        insert into channels.inbound_text
                            (id, sender, alphanumeric, recipient, body, received_at, stored_at, fingerprint, session,
                             sequence, state, next_attempt_at)
                        values (:id, :sender, :alphanumeric, :recipient, :body, :receivedAt, :storedAt, :fingerprint,
                                :session, :sequence, 'received', :storedAt)
                        """)
                .param("id", id)
                .param("sender", part.sender())
                .param("alphanumeric", part.alphanumeric())
                .param("recipient", part.recipient())
                .param("body", body)
                .param("receivedAt", at(receivedAt))
                .param("storedAt", at(storedAt))
                .param("fingerprint", fingerprint)
                .param("session", part.session())
                .param("sequence", part.sequence())
                .update();
    }

    /** The next to be understood, locked; of one sender the earlier first. */
    Optional<InboundText> lockNext(Instant now) {
        return jdbc.sql("""
                        select * from channels.inbound_text t
                        where state = 'received' and next_attempt_at <= :now
                          and not exists (
                              select from channels.inbound_text earlier
                              where earlier.sender = t.sender and earlier.state = 'received'
                                and (earlier.received_at, earlier.id) < (t.received_at, t.id))
                        order by next_attempt_at limit 1
                        for update skip locked
                        """).param("now", at(now)).query(ROW).optional();
    }

    void done(UUID id, InteractionId interaction, String outcome, boolean answered, Instant now) {
        jdbc.sql("""
                        update channels.inbound_text
                        set state = 'done', interaction = :interaction, outcome = :outcome,
                            answered_at = case when :answered then :now::timestamptz end
                        where id = :id
                        """)
                .param("id", id)
                .param("interaction", interaction.value())
                .param("outcome", outcome)
                .param("answered", answered)
                .param("now", at(now))
                .update();
    }

    void failed(UUID id, boolean forGood, Instant next) {
        jdbc.sql("""
                        update channels.inbound_text
                        set state = case when :forGood then 'failed' else state end,
                            attempts = attempts + 1, next_attempt_at = :next
                        where id = :id and state = 'received'
                        """)
                .param("id", id)
                .param("forGood", forGood)
                .param("next", at(next))
                .update();
    }

    boolean answeredSince(String sender, String outcome, Instant since) {
        return jdbc.sql("""
                        select exists (
                            select from channels.inbound_text
                            where sender = :sender and outcome = :outcome and answered_at > :since
                              and received_at > :since::timestamptz - interval '1 day')
                        """)
                .param("sender", sender)
                .param("outcome", outcome)
                .param("since", at(since))
                .query(Boolean.class)
                .single();
    }

    boolean ratedSince(String sender, Instant since) {
        return jdbc.sql("""
                        select exists (
                            select from channels.inbound_text
                            where sender = :sender and outcome = 'rated' and received_at > :since)
                        """)
                .param("sender", sender)
                .param("since", at(since))
                .query(Boolean.class)
                .single();
    }

    private static final RowMapper<InboundText> ROW = (row, number) -> new InboundText(
            Columns.uuid(row, "id"),
            row.getString("sender"),
            row.getBoolean("alphanumeric"),
            row.getString("body"),
            Columns.instant(row, "received_at"),
            row.getInt("attempts"));
}
