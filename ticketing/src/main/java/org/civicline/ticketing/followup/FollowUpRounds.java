package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.citizens.ProfileColumns;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads follow-ups: those that wait for an answer, and the rounds of a case. */
@Component
class FollowUpRounds {

    /**
     * One that waits.
     *
     * @param nextAt when the system looks at it again, and may call
     * @param profile how the citizen wants to be contacted
     * @param textedAt when one of us had them asked once more by text
     */
    record Waiting(
            UUID id,
            TicketId ticket,
            String number,
            String title,
            @Nullable String department,
            Instant askedAt,
            Instant nextAt,
            int calls,
            int tries,
            CommunicationProfile profile,
            @Nullable Instant textedAt) {

        PageMark mark() {
            return PageMark.of(askedAt, id);
        }
    }

    /**
     * One round of asking.
     *
     * @param grade 0 if the citizen gave none
     * @param askedBy null if the citizen answered by themselves
     */
    record Round(
            UUID id,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer grade,
            @Nullable String via,
            @Nullable UUID askedBy,
            int tries,
            boolean sample,
            boolean excluded) {}

    private final JdbcClient jdbc;

    FollowUpRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest waiting first, without those the viewer's department handled. */
    Slice<Waiting> waiting(StaffMember viewer, @Nullable String after, int asked) {
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        List<Waiting> found = jdbc.sql("""
                SELECT f.*, t.number, x.title, d.department_code, COALESCE(c.language, 'zh-CN') AS language,
                    COALESCE(c.voice, TRUE) AS voice, COALESCE(c.sms, TRUE) AS sms,
                    COALESCE(c.large_print, FALSE) AS large_print, c.quiet_from, c.quiet_until
                FROM ticketing.follow_up f
                JOIN ticketing.ticket t ON t.id = f.ticket_id
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                LEFT JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
                LEFT JOIN ticketing.contact_point p ON p.kind = 'PHONE' AND p.value = t.phone
                LEFT JOIN ticketing.citizen c ON c.id = p.citizen_id
                WHERE f.ended_at IS NULL AND (f.asked_at, f.id) > (:afterTime, :afterId) AND NOT
                """ + Handlers.HANDLED + "ORDER BY f.asked_at, f.id LIMIT :limit")
                .param("own", viewer.departmentCode())
                .param("afterTime", at(mark == null ? Instant.EPOCH : mark.moment()))
                .param("afterId", mark == null ? new UUID(0, 0) : mark.id())
                .param("limit", size + 1)
                .query(FollowUpRounds::waiting)
                .list();
        return PageMark.slice(found, size, Waiting::mark);
    }

    /** The first asked first. */
    List<Round> of(TicketId ticket) {
        return jdbc.sql("SELECT * FROM ticketing.follow_up WHERE ticket_id = :ticket ORDER BY asked_at, id")
                .param("ticket", ticket.value())
                .query(FollowUpRounds::round)
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                uuid(row, "id"),
                new TicketId(uuid(row, "ticket_id")),
                row.getString("number"),
                row.getString("title"),
                row.getString("department_code"),
                instant(row, "asked_at"),
                instant(row, "next_at"),
                row.getInt("calls_tried"),
                row.getInt("tries_apart"),
                ProfileColumns.of(row),
                instantOrNull(row, "texted_at"));
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                uuid(row, "id"),
                instant(row, "asked_at"),
                instantOrNull(row, "ended_at"),
                row.getString("outcome"),
                row.getObject("contacted", Boolean.class),
                row.getObject("solved", Boolean.class),
                row.getObject("grade", Integer.class),
                row.getString("via"),
                uuidOrNull(row, "asked_by"),
                row.getInt("tries_apart"),
                row.getBoolean("sample"),
                row.getBoolean("excluded"));
    }
}
