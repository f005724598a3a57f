package org.civicline.ticketing.attachments;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.instantOrNull;
import static org.civicline.ticketing.sql.Columns.uuid;
import static org.civicline.ticketing.sql.Columns.uuidOrNull;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Audience;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attachments as rows. */
@Component
class AttachmentStore {

    /** More than a case can have, with those removed from it. */
    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the same person has sent one under that key before */
    boolean add(Attachment one, String key) {
        return jdbc.sql("""
                INSERT INTO ticketing.attachment (id, ticket_id, staff_id, department_code, audience, name, kind, bytes,
                    sha256, file, at, key)
                VALUES (:id, :ticket, :staff, :department, :audience, :name, :kind, :bytes, :sha256, :file, :at, :key)
                ON CONFLICT (staff_id, key) DO NOTHING
                """)
                        .param("id", one.id())
                        .param("ticket", one.ticket())
                        .param("staff", one.staff())
                        .param("department", one.department())
                        .param("audience", one.audience().name())
                        .param("name", one.name())
                        .param("kind", one.kind().name())
                        .param("bytes", one.bytes())
                        .param("sha256", one.sha256())
                        .param("file", one.file())
                        .param("at", at(one.at()))
                        .param("key", key)
                        .update()
                == 1;
    }

    Optional<Attachment> sent(UUID staff, String key) {
        return jdbc.sql("SELECT * FROM ticketing.attachment WHERE staff_id = :staff AND key = :key")
                .param("staff", staff)
                .param("key", key)
                .query(AttachmentStore::attachment)
                .optional();
    }

    Optional<Attachment> find(TicketId ticket, UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.attachment WHERE id = :id AND ticket_id = :ticket")
                .param("id", id)
                .param("ticket", ticket.value())
                .query(AttachmentStore::attachment)
                .optional();
    }

    int count(TicketId ticket) {
        return jdbc.sql("SELECT count(*) FROM ticketing.attachment WHERE ticket_id = :ticket AND removed_at IS NULL")
                .param("ticket", ticket.value())
                .query(Integer.class)
                .single();
    }

    /** Newest first, removed ones last, of those that such readers may know. */
    List<Attachment> of(TicketId ticket, List<Audience> audiences) {
        return jdbc.sql("""
                SELECT * FROM ticketing.attachment WHERE ticket_id = :ticket AND audience = ANY (:audiences)
                ORDER BY removed_at IS NOT NULL, at DESC, id DESC LIMIT :most
                """)
                .param("ticket", ticket.value())
                .param("audiences", audiences.stream().map(Enum::name).toArray(String[]::new))
                .param("most", MOST_SHOWN)
                .query(AttachmentStore::attachment)
                .list();
    }

    void remove(UUID id, UUID by, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.attachment SET removed_at = :now, removed_by = :by, file = NULL, name = kind
                WHERE id = :id
                """).param("now", at(now)).param("by", by).param("id", id).update();
    }

    /** @return what their files were called */
    List<UUID> forget(Collection<UUID> tickets) {
        return jdbc
                .sql("DELETE FROM ticketing.attachment WHERE ticket_id = ANY (:tickets) RETURNING file")
                .param("tickets", tickets.toArray(UUID[]::new))
                .query((row, _) -> Optional.ofNullable(uuidOrNull(row, "file")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those of the files that a row knows. */
    Set<UUID> known(Collection<UUID> files) {
        return Set.copyOf(jdbc.sql("SELECT file FROM ticketing.attachment WHERE file = ANY (:files)")
                .param("files", files.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                uuid(row, "id"),
                uuid(row, "ticket_id"),
                uuid(row, "staff_id"),
                row.getString("department_code"),
                word(row, "audience", Audience.class),
                row.getString("name"),
                word(row, "kind", FileKind.class),
                row.getLong("bytes"),
                row.getBytes("sha256"),
                uuidOrNull(row, "file"),
                instant(row, "at"),
                instantOrNull(row, "removed_at"),
                uuidOrNull(row, "removed_by"));
    }
}
