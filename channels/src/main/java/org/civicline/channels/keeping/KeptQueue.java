package org.civicline.channels.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import org.civicline.channels.WorkQueue;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waited: the number goes; how long they waited, and with whom they were, stays. */
@Component
class KeptQueue implements PersonalData {

    private static final String NAMED = "details ->> '" + WorkQueue.FROM + "' is not null and ended_at is not null";

    private final JdbcClient jdbc;

    KeptQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "queue";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("select count(*) from channels.work_item where enqueued_at < :than and " + NAMED)
                .param("than", at(than))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOlder(Instant than, int most) {
        return jdbc.sql("update channels.work_item set details = details - '" + WorkQueue.FROM
                        + "' where id in (select id from channels.work_item where enqueued_at < :than and " + NAMED
                        + " order by enqueued_at limit :most for update skip locked)")
                .param("than", at(than))
                .param("most", most)
                .update();
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("select count(*) from channels.work_item where details ->> '" + WorkQueue.FROM
                        + "' = any (:numbers) and " + NAMED)
                .param("numbers", person.contacts().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        return jdbc.sql("update channels.work_item set details = details - '" + WorkQueue.FROM + "' where details ->> '"
                        + WorkQueue.FROM + "' = any (:numbers) and " + NAMED)
                .param("numbers", person.contacts().toArray(String[]::new))
                .update();
    }
}
