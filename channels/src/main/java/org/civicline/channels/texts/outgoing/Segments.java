package org.civicline.channels.texts.outgoing;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.texts.outgoing.Segment.State;
import org.civicline.foundation.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code channels.text_segment} and {@code channels.text_receipt}. */
@Repository
class Segments {

    /** A receipt and the segment it is about. */
    record Match(
            long receipt,
            UUID text,
            int number,
            String status,
            @Nullable String error) {}

    private record Row(
            int number,
            String state,
            @Nullable String submittedAt,
            @Nullable String messageId,
            int repeats,
            @Nullable String reason) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Segments(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Segment> of(UUID text) {
        return jdbc.sql("select * from channels.text_segment where text = :text order by number")
                .param("text", text)
                .query(ROW)
                .list();
    }

    /** Adds or replaces, except what a receipt has settled meanwhile. */
    void save(String recipient, List<Segment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        List<Row> rows = segments.stream()
                .map(one -> new Row(
                        one.number(),
                        one.state().word(),
                        one.submittedAt() == null ? null : at(one.submittedAt()).toString(),
                        one.messageId(),
                        one.repeats(),
                        one.reason()))
                .toList();
        jdbc.sql("""
                        insert into channels.text_segment
                            (text, number, recipient, state, submitted_at, message_id, repeats, reason)
                        select :text, r.number, :recipient, r.state, r."submittedAt", r."messageId", r.repeats, r.reason
                        from jsonb_to_recordset(:rows::jsonb) as r (
                            number smallint, state text, "submittedAt" timestamptz, "messageId" text,
                            repeats smallint, reason text)
                        on conflict (text, number) do update
                        set state = excluded.state, submitted_at = excluded.submitted_at,
                            message_id = excluded.message_id, repeats = excluded.repeats, reason = excluded.reason
                        where text_segment.state not in ('delivered', 'failed', 'expired')
                        """)
                .param("text", segments.getFirst().text())
                .param("recipient", recipient)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    long addReceipt(List<String> ids, String recipient, String status, @Nullable String error, Instant now) {
        return jdbc.sql("""
                        insert into channels.text_receipt (message_ids, recipient, status, error, received_at)
                        select array(select jsonb_array_elements_text(:ids::jsonb)), :recipient, :status, :error, :now
                        returning id
                        """)
                .param("ids", json.writeValueAsString(ids))
                .param("recipient", recipient)
                .param("status", status)
                .param("error", error)
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    /** Receipts not understood yet whose message we know by now. @param only null for all since then */
    List<Match> matches(@Nullable Long only, Instant since) {
        return jdbc.sql("""
                        select r.id, s.text, s.number, r.status, r.error
                        from channels.text_receipt r
                        join lateral (
                            select text, number from channels.text_segment
                            where message_id = any (r.message_ids) and recipient = r.recipient
                            order by array_position(r.message_ids, message_id), submitted_at desc
                            limit 1) s on true
                        where r.matched_text is null and r.received_at >= :since
                          and (:only::bigint is null or r.id = :only::bigint)
                        order by r.id
                        limit 200
                        """)
                .param("only", only)
                .param("since", at(since))
                .query((row, n) -> new Match(
                        row.getLong("id"),
                        Columns.uuid(row, "text"),
                        row.getInt("number"),
                        row.getString("status"),
                        row.getString("error")))
                .list();
    }

    /** False if somebody else applies it. */
    boolean matched(long receipt, UUID text) {
        return jdbc.sql("""
                        update channels.text_receipt set matched_text = :text
                        where id = :receipt and matched_text is null
                        """).param("receipt", receipt).param("text", text).update() == 1;
    }

    void settled(UUID text, int number, State state, @Nullable String reason) {
        jdbc.sql("""
                        update channels.text_segment set state = :state, reason = :reason
                        where text = :text and number = :number and state not in ('delivered', 'failed', 'expired')
                        """)
                .param("text", text)
                .param("number", number)
                .param("state", state.word())
                .param("reason", reason)
                .update();
    }

    /** The id of a message to this number that we do not know to have sent: the one in doubt. */
    Optional<String> strayMessage(String recipient, Instant after, Instant before) {
        return jdbc.sql("""
                        select r.message_ids[1] from channels.text_receipt r
                        where r.recipient = :recipient and r.matched_text is null
                          and r.received_at >= :after and r.received_at < :before
                          and not exists (
                              select from channels.text_segment s
                              where s.message_id = any (r.message_ids) and s.recipient = r.recipient)
                        order by r.id limit 1
                        """)
                .param("recipient", recipient)
                .param("after", at(after))
                .param("before", at(before))
                .query(String.class)
                .optional();
    }

    private static final RowMapper<Segment> ROW = (row, n) -> new Segment(
            Columns.uuid(row, "text"),
            row.getInt("number"),
            State.of(row.getString("state")),
            Columns.instantOrNull(row, "submitted_at"),
            row.getString("message_id"),
            row.getInt("repeats"),
            row.getString("reason"));
}
