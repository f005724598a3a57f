package org.civicline.ticketing.attachments;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.files.FileKind;
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
                        .param(
                                "audience",
                                one.audience() == null ? null : one.audience().name())
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

    /** Those that are there, with those that wait for a comment of that person's. */
    int count(TicketId ticket, UUID staff) {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.attachment
                WHERE ticket_id = :ticket AND removed_at IS NULL AND (audience IS NOT NULL OR staff_id = :staff)
                """)
                .param("ticket", ticket.value())
                .param("staff", staff)
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

    /** Those that wait for a comment of that person's, of those named. */
    List<Attachment> waiting(TicketId ticket, UUID staff, Collection<UUID> ids) {
        return jdbc.sql("""
                SELECT * FROM ticketing.attachment
                WHERE id = ANY (:ids) AND ticket_id = :ticket AND staff_id = :staff AND audience IS NULL
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("ticket", ticket.value())
                .param("staff", staff)
                .query(AttachmentStore::attachment)
                .list();
    }

    /** They wait no longer. */
    void comeWith(UUID comment, Audience audience, Collection<UUID> ids) {
        jdbc.sql("UPDATE ticketing.attachment SET comment_id = :comment, audience = :audience WHERE id = ANY (:ids)")
                .param("comment", comment)
                .param("audience", audience.name())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** With those that were removed, in the order they were sent. */
    List<Attachment> ofComments(Collection<UUID> comments) {
        return jdbc.sql("SELECT * FROM ticketing.attachment WHERE comment_id = ANY (:comments) ORDER BY at, id")
                .param("comments", comments.toArray(UUID[]::new))
                .query(AttachmentStore::attachment)
                .list();
    }

    void drop(UUID id) {
        jdbc.sql("DELETE FROM ticketing.attachment WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Those whose comment never came. Their files have no row then, and go with the sweep. */
    int dropWaiting(Instant before) {
        return jdbc.sql("DELETE FROM ticketing.attachment WHERE audience IS NULL AND at < :before")
                .param("before", at(before))
                .update();
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
                row.getString("audience") == null ? null : word(row, "audience", Audience.class),
                uuidOrNull(row, "comment_id"),
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
