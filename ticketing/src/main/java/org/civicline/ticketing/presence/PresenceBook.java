package org.civicline.ticketing.presence;

import static org.civicline.foundation.Columns.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is at which case, as rows that expire. */
@Component
class PresenceBook {

    /** Three times as long as a screen waits before it says so again. */
    static final Duration STAYS = Duration.ofSeconds(45);

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    PresenceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Present(UUID staff, boolean editing, Instant since) {}

    /** @return whether that is news: they were not there, or did not write before */
    boolean here(TicketId ticket, UUID staff, boolean editing, Instant now) {
        return jdbc.sql("""
                WITH before AS (
                    SELECT editing FROM ticketing.presence
                    WHERE ticket_id = :ticket AND staff_id = :staff AND seen_at >= :alive)
                INSERT INTO ticketing.presence AS p (ticket_id, staff_id, editing, since, seen_at)
                VALUES (:ticket, :staff, :editing, :now, :now)
                ON CONFLICT (ticket_id, staff_id) DO UPDATE SET editing = EXCLUDED.editing, seen_at = EXCLUDED.seen_at,
                    since = CASE WHEN p.seen_at >= :alive THEN p.since ELSE EXCLUDED.since END
                RETURNING (SELECT editing FROM before) IS DISTINCT FROM editing
                """)
                .param("ticket", ticket.value())
                .param("staff", staff)
                .param("editing", editing)
                .param("now", at(now))
                .param("alive", at(now.minus(STAYS)))
                .query(Boolean.class)
                .single();
    }

    /** @return whether they were there */
    boolean gone(TicketId ticket, UUID staff) {
        return jdbc.sql("DELETE FROM ticketing.presence WHERE ticket_id = :ticket AND staff_id = :staff")
                        .param("ticket", ticket.value())
                        .param("staff", staff)
                        .update()
                > 0;
    }

    /** Others, who came first first. */
    List<Present> others(TicketId ticket, UUID me, Instant now) {
        return jdbc.sql("""
                SELECT staff_id, editing, since FROM ticketing.presence
                WHERE ticket_id = :ticket AND staff_id <> :me AND seen_at >= :alive
                ORDER BY since, staff_id LIMIT :most
                """)
                .param("ticket", ticket.value())
                .param("me", me)
                .param("alive", at(now.minus(STAYS)))
                .param("most", MOST)
                .query((row, _) -> new Present(
                        Columns.uuid(row, "staff_id"), row.getBoolean("editing"), Columns.instant(row, "since")))
                .list();
    }

    /** A few at a time, by whoever comes by: nobody waits for it, and there is never more than a handful. */
    void sweep(Instant now) {
        jdbc.sql("""
                DELETE FROM ticketing.presence WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM ticketing.presence WHERE seen_at < :dead LIMIT 20 FOR UPDATE SKIP LOCKED))
                """).param("dead", at(now.minus(STAYS.multipliedBy(2)))).update();
    }
}
