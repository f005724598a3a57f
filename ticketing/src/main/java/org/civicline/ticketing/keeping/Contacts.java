package org.civicline.ticketing.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From where somebody contacted us and what they wrote; when, on which channel and how it ended stays. */
@Component
class Contacts implements PersonalData {

    private static final String HOLDS = "(point_value IS NOT NULL OR text IS NOT NULL)";
    private static final String FORGET =
            "UPDATE ticketing.interaction SET point_kind = NULL, point_value = NULL, text = NULL WHERE ";

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "contacts";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("SELECT count(*) FROM ticketing.interaction WHERE began_at < :than AND " + HOLDS)
                .param("than", at(than))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOlder(Instant than, int most) {
        return jdbc.sql(FORGET + "id IN (SELECT id FROM ticketing.interaction WHERE began_at < :than AND " + HOLDS
                        + " ORDER BY began_at LIMIT :most FOR UPDATE SKIP LOCKED)")
                .param("than", at(than))
                .param("most", most)
                .update();
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("SELECT count(*) FROM ticketing.interaction WHERE citizen_id = :citizen AND " + HOLDS)
                .param("citizen", person.citizen())
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        return jdbc.sql(FORGET + "citizen_id = :citizen AND " + HOLDS)
                .param("citizen", person.citizen())
                .update();
    }
}
