package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests to take a follow-up out of the adjusted rates. */
@Component
class ExclusionStore {

    /**
     * A request and what became of it.
     *
     * @param keptAt where the evidence is kept
     * @param grade what the citizen gave; null if they said nothing
     * @param handled whether the viewer's department had a part in the case
     */
    record Exclusion(
            UUID id,
            TicketId ticket,
            String number,
            String title,
            @Nullable String department,
            @Nullable Integer grade,
            ExclusionGround ground,
            String evidence,
            @Nullable String keptAt,
            Instant askedAt,
            UUID askedBy,
            @Nullable Decision decision,
            boolean handled) {

        PageMark mark() {
            return PageMark.of(decision == null ? askedAt : decision.at(), id);
        }
    }

    record Decision(Instant at, UUID by, boolean approved, String note) {}

    private static final String ROW = """
            SELECT e.*, t.number, x.title, d.department_code, f.grade, """ + Handlers.HANDLED + """
             AS handled
            FROM ticketing.exclusion e
            JOIN ticketing.follow_up f ON f.id = e.follow_up_id
            JOIN ticketing.ticket t ON t.id = e.ticket_id
            JOIN ticketing.ticket_content x ON x.ticket_id = t.id
            LEFT JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
            """;

    private final JdbcClient jdbc;

    ExclusionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last round of a ticket, locked; empty if it goes on or there was none. */
    Optional<UUID> lastEnded(TicketId ticket) {
        return jdbc.sql("""
                SELECT id FROM ticketing.follow_up
                WHERE id = (SELECT l.id FROM ticketing.follow_up l WHERE l.ticket_id = :ticket
                            ORDER BY l.asked_at DESC LIMIT 1) AND ended_at IS NOT NULL
                FOR UPDATE
                """).param("ticket", ticket.value()).query(UUID.class).optional();
    }

    /** False if one waits or stands already. */
    boolean add(
            UUID id,
            UUID followUp,
            TicketId ticket,
            ExclusionGround ground,
            String evidence,
            @Nullable String keptAt,
            UUID by,
            Instant now) {
        return jdbc.sql("""
                INSERT INTO ticketing.exclusion (id, follow_up_id, ticket_id, ground, evidence, kept_at, asked_at, asked_by)
                VALUES (:id, :followUp, :ticket, :ground, :evidence, :keptAt, :now, :by) ON CONFLICT DO NOTHING
                """)
                        .param("id", id)
                        .param("followUp", followUp)
                        .param("ticket", ticket.value())
                        .param("ground", ground.name())
                        .param("evidence", evidence)
                        .param("keptAt", keptAt)
                        .param("now", at(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False if it was decided meanwhile. */
    boolean decide(UUID id, Decision decision) {
        boolean decided = jdbc.sql("""
                UPDATE ticketing.exclusion SET decided_at = :at, decided_by = :by, approved = :approved, decision = :note
                WHERE id = :id AND decided_at IS NULL
                """)
                        .param("id", id)
                        .param("at", at(decision.at()))
                        .param("by", decision.by())
                        .param("approved", decision.approved())
                        .param("note", decision.note())
                        .update()
                == 1;
        if (decided && decision.approved()) {
            jdbc.sql("""
                    UPDATE ticketing.follow_up SET excluded = TRUE
                    WHERE id = (SELECT follow_up_id FROM ticketing.exclusion WHERE id = :id)
                    """).param("id", id).update();
        }
        return decided;
    }

    Optional<Exclusion> find(UUID id, StaffMember viewer) {
        return jdbc.sql(ROW + "WHERE e.id = :id")
                .param("own", viewer.departmentCode())
                .param("id", id)
                .query(ExclusionStore::exclusion)
                .optional();
    }

    List<Exclusion> of(TicketId ticket, StaffMember viewer) {
        return jdbc.sql(ROW + "WHERE e.ticket_id = :ticket ORDER BY e.asked_at, e.id")
                .param("own", viewer.departmentCode())
                .param("ticket", ticket.value())
                .query(ExclusionStore::exclusion)
                .list();
    }

    /** Those that wait, oldest first. */
    Slice<Exclusion> waiting(StaffMember viewer, @Nullable PageMark after, int size) {
        return page(viewer, after, size, """
                WHERE e.decided_at IS NULL AND (:first OR (e.asked_at, e.id) > (:time, :id))
                ORDER BY e.asked_at, e.id LIMIT :limit
                """);
    }

    /** Those decided, newest first. */
    Slice<Exclusion> decided(StaffMember viewer, @Nullable PageMark after, int size) {
        return page(viewer, after, size, """
                WHERE e.decided_at IS NOT NULL AND (:first OR (e.decided_at, e.id) < (:time, :id))
                ORDER BY e.decided_at DESC, e.id DESC LIMIT :limit
                """);
    }

    private Slice<Exclusion> page(StaffMember viewer, @Nullable PageMark after, int size, String which) {
        List<Exclusion> found = jdbc.sql(ROW + which)
                .param("own", viewer.departmentCode())
                .param("first", after == null)
                .param("time", at(after == null ? Instant.EPOCH : after.moment()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", size + 1)
                .query(ExclusionStore::exclusion)
                .list();
        return PageMark.slice(found, size, Exclusion::mark);
    }

    private static Exclusion exclusion(ResultSet row, int number) throws SQLException {
        Instant decidedAt = instantOrNull(row, "decided_at");
        UUID decidedBy = uuidOrNull(row, "decided_by");
        int grade = row.getInt("grade");
        boolean judged = !row.wasNull();
        return new Exclusion(
                uuid(row, "id"),
                new TicketId(uuid(row, "ticket_id")),
                row.getString("number"),
                row.getString("title"),
                row.getString("department_code"),
                judged ? grade : null,
                word(row, "ground", ExclusionGround.class),
                row.getString("evidence"),
                row.getString("kept_at"),
                instant(row, "asked_at"),
                uuid(row, "asked_by"),
                decidedAt == null || decidedBy == null
                        ? null
                        : new Decision(decidedAt, decidedBy, row.getBoolean("approved"), row.getString("decision")),
                row.getBoolean("handled"));
    }
}
