package org.civicline.app.bench;

import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Fills a throw-away database with copies of the cases in it, spread over a year, for what only size can show. */
final class CopiedCases {

    private static final int AT_ONCE = 100_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    CopiedCases(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param progress told how many there are */
    void fillTo(int size, IntConsumer progress) {
        // Nothing here searches texts, and their index takes most of the time.
        jdbc.sql("DROP INDEX IF EXISTS ticketing.ticket_content_text").update();
        jdbc.sql(
                        "CREATE TABLE IF NOT EXISTS public.original AS SELECT DISTINCT ticket_id AS id FROM ticketing.event_mark")
                .update();
        for (int have = count(); have < size; have = count()) {
            int more = Math.min(AT_ONCE, size - have);
            transactions.executeWithoutResult(_ -> copy(more));
            progress.accept(have + more);
        }
        jdbc.sql("ANALYZE ticketing.ticket, ticketing.ticket_content, ticketing.event_mark")
                .update();
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket")
                .query(Integer.class)
                .single();
    }

    private void copy(int count) {
        jdbc.sql("""
                CREATE TEMPORARY TABLE copy ON COMMIT DROP AS
                SELECT gen_random_uuid() AS id, o.id AS original, now() - random() * INTERVAL '365 days' AS at,
                    nextval('ticketing.ticket_count') AS n
                FROM public.original o CROSS JOIN generate_series(1, :times) LIMIT :count
                """).param("times", count).param("count", count).update();
        jdbc.sql("""
                INSERT INTO ticketing.ticket (id, version, number, status, type, category_code, urgency, channel,
                    confidential, created_at, closing, closed_at, answer, inbox_rank, inbox_place, rules_version)
                SELECT c.id, 1, to_char(c.at, 'YYYYMMDD') || '-' || (10000000 + c.n), 'CLOSED', t.type, t.category_code,
                    t.urgency, t.channel, FALSE, c.at, 'ANSWERED_DIRECTLY', c.at, '-', 4,
                    -CAST(extract(EPOCH FROM c.at) AS BIGINT) * 1000, t.rules_version
                FROM copy c JOIN ticketing.ticket t ON t.id = c.original
                """).update();
        jdbc.sql("""
                INSERT INTO ticketing.ticket_content (ticket_id, title, text, address)
                SELECT c.id, x.title, x.text, x.address
                FROM copy c JOIN ticketing.ticket_content x ON x.ticket_id = c.original
                """).update();
        jdbc.sql("""
                INSERT INTO ticketing.event_mark (ticket_id, mark, at)
                SELECT c.id, m.mark, c.at FROM copy c JOIN ticketing.event_mark m ON m.ticket_id = c.original
                """).update();
    }
}
