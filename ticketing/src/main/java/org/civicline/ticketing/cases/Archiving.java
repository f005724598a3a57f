package org.civicline.ticketing.cases;

import java.time.Clock;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.lifecycle.CaseRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Archives what was closed long enough ago, many at a time: the one step that is not taken case by case. Its rule is that
 * of the transitions. Several nodes may do so at once; each takes others.
 */
@Component
class Archiving {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CaseRules rules;
    private final Clock clock;

    Archiving(JdbcClient jdbc, TransactionTemplate transactions, CaseRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.cases.archive-every:1h}",
            initialDelayString = "${civicline.cases.archive-every:1h}")
    void sweep() {
        while (transactions.execute(_ -> archive()) == AT_ONCE) {
            // the next ones, in a transaction of their own
        }
    }

    private int archive() {
        var now = Columns.now(clock);
        return jdbc.sql("""
                WITH due AS (
                    SELECT id FROM ticketing.ticket WHERE status = 'CLOSED' AND closed_at <= :before
                    ORDER BY closed_at LIMIT :most FOR UPDATE SKIP LOCKED),
                archived AS (
                    UPDATE ticketing.ticket SET status = 'ARCHIVED', version = version + 1
                    WHERE id IN (SELECT id FROM due) RETURNING id),
                unmarked AS (
                    DELETE FROM ticketing.event_mark WHERE ticket_id IN (SELECT id FROM due))
                INSERT INTO ticketing.ticket_event (id, ticket_id, at, name, details)
                SELECT gen_random_uuid(), id, :now, 'archived', '{}' FROM archived
                """)
                .param("before", Columns.at(now.minus(rules.archiveAfter())))
                .param("most", AT_ONCE)
                .param("now", Columns.at(now))
                .update();
    }
}
