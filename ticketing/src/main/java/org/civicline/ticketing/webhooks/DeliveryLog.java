package org.civicline.ticketing.webhooks;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.ticketing.webhooks.Attempt.Fault;
import org.civicline.ticketing.webhooks.Message.State;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of messages: each attempt, how many wait; and forgets it in time. */
@Component
class DeliveryLog {

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait, and how many were given up. */
    record Backlog(int waiting, int dead) {

        static final Backlog NONE = new Backlog(0, 0);
    }

    Map<UUID, Backlog> backlogs() {
        var backlogs = new HashMap<UUID, Backlog>();
        jdbc.sql("""
                SELECT webhook_id, count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                    count(*) FILTER (WHERE state = 'DEAD') AS dead
                FROM ticketing.webhook_message WHERE state = 'WAITING' OR state = 'DEAD' GROUP BY webhook_id
                """).query((RowCallbackHandler)
                row -> backlogs.put(uuid(row, "webhook_id"), new Backlog(row.getInt("waiting"), row.getInt("dead"))));
        return backlogs;
    }

    /** Of each message its attempts, the first first. */
    Map<Long, List<Attempt>> attempts(Collection<Message> messages) {
        var attempts = new HashMap<Long, List<Attempt>>();
        jdbc.sql("""
                SELECT * FROM ticketing.webhook_attempt WHERE message = ANY (:messages) ORDER BY message, at
                """)
                .param("messages", messages.stream().map(Message::seq).toArray(Long[]::new))
                .query((RowCallbackHandler) row -> attempts.computeIfAbsent(
                                row.getLong("message"), _ -> new ArrayList<>())
                        .add(new Attempt(
                                instant(row, "at"),
                                row.getInt("millis"),
                                row.getObject("status", Integer.class),
                                text(row, "fault") == null ? null : Fault.valueOf(row.getString("fault")),
                                text(row, "answer"))));
        return attempts;
    }

    /** Gives up what could have been sent since before a moment, and was not, since its webhook is paused or gone. */
    void giveUpBefore(Instant moment, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.webhook_message SET state = 'DEAD', ended_at = :now
                WHERE state = 'WAITING' AND due_at < :moment
                """).param("moment", at(moment)).param("now", at(now)).update();
    }

    void forget(State state, Instant endedBefore) {
        int gone;
        do {
            gone = jdbc.sql("""
                    DELETE FROM ticketing.webhook_message WHERE seq IN (
                        SELECT seq FROM ticketing.webhook_message WHERE state = :state AND ended_at < :moment LIMIT :batch)
                    """)
                    .param("state", state.name())
                    .param("moment", at(endedBefore))
                    .param("batch", BATCH)
                    .update();
        } while (gone == BATCH);
    }
}
