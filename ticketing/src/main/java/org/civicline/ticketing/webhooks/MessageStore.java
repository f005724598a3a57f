package org.civicline.ticketing.webhooks;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.webhooks.Message.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages on their way, and those that came to an end. */
@Component
class MessageStore {

    /** Longer than any attempt takes: what has not come to an end by then was lost with its node. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Webhooks that something waits for now. */
    List<UUID> due(Instant now) {
        return jdbc.sql("""
                SELECT w.id FROM ticketing.webhook w
                WHERE w.paused IS NULL AND (w.rest_until IS NULL OR w.rest_until <= :now)
                  AND EXISTS (SELECT 1 FROM ticketing.webhook_message m
                              WHERE m.webhook_id = w.id AND m.state = 'WAITING' AND m.due_at <= :now)
                """).param("now", at(now)).query(UUID.class).list();
    }

    /** Of each case the first that waits, if its time has come; nobody else gets them for a while. */
    List<Message> claim(UUID webhook, Instant now, int most) {
        return jdbc.sql("""
                UPDATE ticketing.webhook_message SET due_at = :until
                WHERE seq IN (
                    SELECT m.seq FROM ticketing.webhook_message m
                    WHERE m.webhook_id = :webhook AND m.state = 'WAITING' AND m.due_at <= :now
                      AND NOT EXISTS (SELECT 1 FROM ticketing.webhook_message earlier
                                      WHERE earlier.webhook_id = m.webhook_id AND earlier.ticket_id = m.ticket_id
                                        AND earlier.state = 'WAITING' AND earlier.seq < m.seq)
                    ORDER BY m.seq LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("webhook", webhook)
                .param("now", at(now))
                .param("until", at(now.plus(LEASE)))
                .param("most", most)
                .query(MessageStore::message)
                .list();
    }

    /** One that tries the way, claimed already. */
    Message addTest(UUID webhook, Instant now) {
        return jdbc.sql("""
                INSERT INTO ticketing.webhook_message (webhook_id, at, step, due_at)
                VALUES (:webhook, :now, :step, :until)
                RETURNING *
                """)
                .param("webhook", webhook)
                .param("now", at(now))
                .param("step", Message.TEST)
                .param("until", at(now.plus(LEASE)))
                .query(MessageStore::message)
                .single();
    }

    /** What came of an attempt. Whoever sent it too late, after another node had, changes nothing more. */
    void attempted(Message message, Attempt attempt, State state, Instant dueAt) {
        jdbc.sql("""
                WITH attempted AS (
                    UPDATE ticketing.webhook_message
                    SET state = :state, attempts = attempts + 1, due_at = :due,
                        ended_at = CASE WHEN :state = 'WAITING' THEN NULL ELSE CAST(:ended AS timestamptz) END
                    WHERE seq = :seq AND state = 'WAITING'
                    RETURNING seq)
                INSERT INTO ticketing.webhook_attempt (message, at, millis, status, fault, answer)
                SELECT seq, :at, :millis, :status, :fault, :answer FROM attempted
                """)
                .param("seq", message.seq())
                .param("state", state.name())
                .param("due", at(dueAt))
                .param("ended", at(attempt.at().plusMillis(attempt.millis())))
                .param("at", at(attempt.at()))
                .param("millis", attempt.millis())
                .param("status", attempt.status())
                .param("fault", attempt.fault() == null ? null : attempt.fault().name())
                .param("answer", attempt.answer())
                .update();
    }

    /** What waits is tried at once, though it was to wait. */
    void hurry(UUID webhook, Instant now) {
        jdbc.sql("UPDATE ticketing.webhook_message SET due_at = :now WHERE webhook_id = :webhook AND state = 'WAITING'")
                .param("webhook", webhook)
                .param("now", at(now))
                .update();
    }

    Optional<Message> find(UUID webhook, UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.webhook_message WHERE webhook_id = :webhook AND id = :id")
                .param("webhook", webhook)
                .param("id", id)
                .query(MessageStore::message)
                .optional();
    }

    /** What was given up waits again, all of it or one, with the same id. @return how many */
    int revive(UUID webhook, @Nullable UUID id, Instant now) {
        return jdbc.sql("""
                UPDATE ticketing.webhook_message SET state = 'WAITING', attempts = 0, due_at = :now, ended_at = NULL
                WHERE webhook_id = :webhook AND state = 'DEAD' AND (CAST(:id AS uuid) IS NULL OR id = :id)
                """)
                .param("webhook", webhook)
                .param("id", id)
                .param("now", at(now))
                .update();
    }

    /** Newest first. @param state null for all */
    List<Message> page(UUID webhook, @Nullable State state, @Nullable PageMark after, int size) {
        return jdbc.sql("""
                SELECT * FROM ticketing.webhook_message
                WHERE webhook_id = :webhook AND state = ANY (:states) AND seq < :before
                ORDER BY seq DESC LIMIT :size
                """)
                .param("webhook", webhook)
                .param("before", after == null ? Long.MAX_VALUE : after.first())
                .param(
                        "states",
                        Stream.of(State.values())
                                .filter(one -> state == null || one == state)
                                .map(State::name)
                                .toArray(String[]::new))
                .param("size", size)
                .query(MessageStore::message)
                .list();
    }

    void deleteOf(UUID webhook) {
        jdbc.sql("DELETE FROM ticketing.webhook_message WHERE webhook_id = :webhook")
                .param("webhook", webhook)
                .update();
    }

    static PageMark mark(Message message) {
        return new PageMark(message.seq(), 0, message.id());
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        UUID ticket = uuidOrNull(row, "ticket_id");
        return new Message(
                row.getLong("seq"),
                uuid(row, "webhook_id"),
                uuid(row, "id"),
                row.getString("step"),
                instant(row, "at"),
                ticket == null ? null : of(row, ticket),
                word(row, "state", State.class),
                row.getInt("attempts"),
                instant(row, "due_at"));
    }

    private static Message.Of of(ResultSet row, UUID ticket) throws SQLException {
        return new Message.Of(
                ticket,
                Objects.requireNonNull(row.getString("number")),
                Objects.requireNonNull(row.getString("status")),
                Objects.requireNonNull(row.getString("type")),
                Objects.requireNonNull(row.getString("category_code")),
                text(row, "department_code"),
                text(row, "step_department_code"));
    }
}
