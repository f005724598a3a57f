package org.civicline.channels.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Texts (SMS) to and from citizens: deleted, since the contact each belongs to says already that it was. */
@Component
class KeptTexts implements PersonalData {

    private final JdbcClient jdbc;

    KeptTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "texts";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("""
                        select (select count(*) from channels.outbound_text where created_at < :than)
                             + (select count(*) from channels.inbound_text where received_at < :than)
                        """).param("than", at(than)).query(Long.class).single();
    }

    @Override
    public int forgetOlder(Instant than, int most) {
        int sent = delete(jdbc.sql("""
                        select id from channels.outbound_text where created_at < :than
                        order by created_at limit :most for update skip locked
                        """)
                .param("than", at(than))
                .param("most", most)
                .query(UUID.class)
                .list());
        int received =
                jdbc.sql("""
                        delete from channels.inbound_text where id in (
                            select id from channels.inbound_text where received_at < :than
                            order by received_at limit :most for update skip locked)
                        """).param("than", at(than)).param("most", most - sent).update();
        if (sent + received < most) {
            // what nobody ever tied to a text
            jdbc.sql("delete from channels.inbound_part where received_at < :than")
                    .param("than", at(than))
                    .update();
            jdbc.sql("delete from channels.text_receipt where received_at < :than")
                    .param("than", at(than))
                    .update();
        }
        return sent + received;
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("""
                        select (select count(*) from channels.outbound_text where recipient = any (:numbers))
                             + (select count(*) from channels.inbound_text where sender = any (:numbers))
                        """).param("numbers", numbers(person)).query(Long.class).single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        int sent = delete(jdbc.sql("select id from channels.outbound_text where recipient = any (:numbers) for update")
                .param("numbers", numbers(person))
                .query(UUID.class)
                .list());
        int received = jdbc.sql("delete from channels.inbound_text where sender = any (:numbers)")
                .param("numbers", numbers(person))
                .update();
        jdbc.sql("delete from channels.inbound_part where sender = any (:numbers)")
                .param("numbers", numbers(person))
                .update();
        jdbc.sql("delete from channels.text_receipt where recipient = any (:numbers)")
                .param("numbers", numbers(person))
                .update();
        return sent + received;
    }

    private int delete(List<UUID> texts) {
        UUID[] ids = texts.toArray(UUID[]::new);
        jdbc.sql("delete from channels.text_receipt where matched_text = any (:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from channels.text_segment where text = any (:ids)")
                .param("ids", ids)
                .update();
        return jdbc.sql("delete from channels.outbound_text where id = any (:ids)")
                .param("ids", ids)
                .update();
    }

    private static String[] numbers(DataSubject person) {
        return person.contacts().toArray(String[]::new);
    }
}
