package org.civicline.cti.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers that called us or that we called; when, how long and how it ended stays. */
@Component
class KeptCalls implements PersonalData {

    private static final String CALLS = "number is not null and state = 'ENDED'";
    private static final String RATING_CALLS = "phone is not null and state in ('RATED', 'FAILED')";

    private final JdbcClient jdbc;

    KeptCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "calls";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("select (select count(*) from cti.call where began_at < :than and " + CALLS
                        + ") + (select count(*) from cti.rating_call where due_at < :than and " + RATING_CALLS + ")")
                .param("than", at(than))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOlder(Instant than, int most) {
        int calls = jdbc.sql(
                        "update cti.call set number = null where id in (select id from cti.call where began_at < :than"
                                + " and " + CALLS + " order by began_at limit :most for update skip locked)")
                .param("than", at(than))
                .param("most", most)
                .update();
        int ratings = jdbc.sql(
                        "update cti.rating_call set phone = null where (ticket_id, attempt) in (select ticket_id,"
                                + " attempt from cti.rating_call where due_at < :than and " + RATING_CALLS
                                + " order by due_at limit :most for update skip locked)")
                .param("than", at(than))
                .param("most", most - calls)
                .update();
        return calls + ratings;
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("select (select count(*) from cti.call where number = any (:numbers) and " + CALLS
                        + ") + (select count(*) from cti.rating_call where phone = any (:numbers) and " + RATING_CALLS
                        + ")")
                .param("numbers", numbers(person))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        int calls = jdbc.sql("update cti.call set number = null where number = any (:numbers) and " + CALLS)
                .param("numbers", numbers(person))
                .update();
        int ratings = jdbc.sql(
                        "update cti.rating_call set phone = null where phone = any (:numbers) and " + RATING_CALLS)
                .param("numbers", numbers(person))
                .update();
        return calls + ratings;
    }

    private static String[] numbers(DataSubject person) {
        return person.contacts().toArray(String[]::new);
    }
}
