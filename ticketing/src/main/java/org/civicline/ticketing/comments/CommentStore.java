package org.civicline.ticketing.comments;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Comments as rows. */
@Component
class CommentStore {

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One comment. */
    record Comment(UUID id, UUID ticket, UUID staff, String department, Audience audience, String text, Instant at) {

        PageMark mark() {
            return PageMark.of(at, id);
        }
    }

    /** @return false if the same person has sent one under that key before */
    boolean add(Comment comment, String key) {
        return jdbc.sql("""
                INSERT INTO ticketing.comment (id, ticket_id, staff_id, department_code, audience, text, at, key)
                VALUES (:id, :ticket, :staff, :department, :audience, :text, :at, :key)
                ON CONFLICT (staff_id, key) DO NOTHING
                """)
                        .param("id", comment.id())
                        .param("ticket", comment.ticket())
                        .param("staff", comment.staff())
                        .param("department", comment.department())
                        .param("audience", comment.audience().name())
                        .param("text", comment.text())
                        .param("at", at(comment.at()))
                        .param("key", key)
                        .update()
                == 1;
    }

    Comment sent(UUID staff, String key) {
        return jdbc.sql("SELECT * FROM ticketing.comment WHERE staff_id = :staff AND key = :key")
                .param("staff", staff)
                .param("key", key)
                .query(CommentStore::comment)
                .single();
    }

    /** Newest first, of those that such readers may know. */
    Slice<Comment> of(TicketId ticket, List<Audience> audiences, @Nullable PageMark after, int size) {
        Instant before = after == null ? Instant.EPOCH : after.moment();
        List<Comment> found = jdbc.sql("""
                SELECT * FROM ticketing.comment
                WHERE ticket_id = :ticket AND audience = ANY (:audiences)
                    AND (:first OR (at, id) < (:before, :beforeId))
                ORDER BY at DESC, id DESC LIMIT :limit
                """)
                .param("ticket", ticket.value())
                .param("audiences", audiences.stream().map(Enum::name).toArray(String[]::new))
                .param("first", after == null)
                .param("before", at(before))
                .param("beforeId", after == null ? new UUID(0, 0) : after.id())
                .param("limit", size + 1)
                .query(CommentStore::comment)
                .list();
        return PageMark.slice(found, size, Comment::mark);
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                uuid(row, "id"),
                uuid(row, "ticket_id"),
                uuid(row, "staff_id"),
                row.getString("department_code"),
                word(row, "audience", Audience.class),
                row.getString("text"),
                instant(row, "at"));
    }
}
