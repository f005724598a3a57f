package org.civicline.channels.texts.incoming;

import static org.civicline.foundation.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.channels.texts.line.IncomingTexts.Concatenation;
import org.civicline.channels.texts.line.IncomingTexts.IncomingPart;
import org.civicline.foundation.Columns;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code channels.inbound_part}. */
@Repository
class InboundParts {

    /** @param set the sender and reference it belongs to */
    record Part(LongText set, int number, int dataCoding, byte[] content, Instant receivedAt) {}

    /** What parts of one long text have in common. */
    record LongText(String sender, String recipient, int reference, int total) {

        static LongText of(IncomingPart part, Concatenation concatenation) {
            return new LongText(part.sender(), part.recipient(), concatenation.reference(), concatenation.total());
        }
    }

    private final JdbcClient jdbc;

    InboundParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether we have exactly this part, of a text that is complete or not. */
    boolean has(LongText set, int number, byte[] content, Instant since) {
        return jdbc.sql("""
                        select exists (
                            select from channels.inbound_part
                            where sender = :sender and recipient = :recipient and reference = :reference
                              and total = :total and number = :number and content = :content and received_at > :since)
                        """)
                .param("sender", set.sender())
                .param("recipient", set.recipient())
                .param("reference", set.reference())
                .param("total", set.total())
                .param("number", number)
                .param("content", content)
                .param("since", at(since))
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, Part part) {
        jdbc.sql("""
                        insert into channels.inbound_part
                            (id, sender, recipient, reference, total, number, data_coding, content, received_at)
                        values (:id, :sender, :recipient, :reference, :total, :number, :dataCoding, :content, :receivedAt)
                        """)
                .param("id", id)
                .param("sender", part.set().sender())
                .param("recipient", part.set().recipient())
                .param("reference", part.set().reference())
                .param("total", part.set().total())
                .param("number", part.number())
                .param("dataCoding", part.dataCoding())
                .param("content", part.content())
                .param("receivedAt", at(part.receivedAt()))
                .update();
    }

    /** Parts of an unfinished text, in order. */
    List<Part> open(LongText set) {
        return jdbc.sql("""
                        select * from channels.inbound_part
                        where text is null and sender = :sender and recipient = :recipient
                          and reference = :reference and total = :total
                        order by number
                        """)
                .param("sender", set.sender())
                .param("recipient", set.recipient())
                .param("reference", set.reference())
                .param("total", set.total())
                .query(ROW)
                .list();
    }

    void joined(LongText set, UUID text) {
        jdbc.sql("""
                        update channels.inbound_part set text = :text
                        where text is null and sender = :sender and recipient = :recipient
                          and reference = :reference and total = :total
                        """)
                .param("text", text)
                .param("sender", set.sender())
                .param("recipient", set.recipient())
                .param("reference", set.reference())
                .param("total", set.total())
                .update();
    }

    /** Unfinished texts whose last part came before. */
    List<LongText> waitingSince(Instant before) {
        return jdbc.sql("""
                        select sender, recipient, reference, total from channels.inbound_part
                        where text is null
                        group by sender, recipient, reference, total
                        having max(received_at) < :before
                        limit 100
                        """)
                .param("before", at(before))
                .query((row, number) -> set(row))
                .list();
    }

    private static LongText set(ResultSet row) throws SQLException {
        return new LongText(
                row.getString("sender"), row.getString("recipient"), row.getInt("reference"), row.getInt("total"));
    }

    private static final RowMapper<Part> ROW = (row, number) -> new Part(
            set(row),
            row.getInt("number"),
            row.getInt("data_coding"),
            row.getBytes("content"),
            Columns.instant(row, "received_at"));
}
