package org.civicline.ticketing.duplicates;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.cases.EventMarks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the cases worth comparing: however many there are, a bounded number of the newest. */
@Component
class CandidateStore {

    private static final int MOST_OF_A_MARK = 60;
    private static final int MOST_OF_A_CITIZEN = 20;

    /** An earlier case as it was told. */
    record Candidate(
            TicketId id,
            String number,
            TicketStatus status,
            String title,
            String text,
            @Nullable String address,
            String categoryCode,
            @Nullable String department,
            @Nullable UUID citizen,
            Instant createdAt) {}

    /**
     * Since when cases are compared.
     *
     * @param there those that name one of the places
     * @param alike those of the category
     * @param closed those that are over, by when they were closed
     */
    record Since(Instant there, Instant alike, Instant closed) {}

    private final JdbcClient jdbc;

    CandidateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Candidate> find(Telling telling, Since since) {
        var marks = new ArrayList<>(EventMarks.places(telling.named().names()));
        var from = new ArrayList<String>();
        marks.forEach(_ -> from.add(since.there().toString()));
        if (!telling.categories().isEmpty()) {
            marks.add(EventMarks.category(telling.categories().getFirst()));
            from.add(since.alike().toString());
        }
        return jdbc.sql("""
                WITH found AS (
                    SELECT newest.ticket_id
                    FROM unnest(CAST(:marks AS text[]), CAST(:since AS timestamptz[])) AS sought (mark, since)
                    CROSS JOIN LATERAL (
                        SELECT m.ticket_id FROM ticketing.event_mark m
                        WHERE m.mark = sought.mark AND m.at >= sought.since ORDER BY m.at DESC LIMIT :most) AS newest
                    UNION
                    (SELECT id FROM ticketing.ticket WHERE citizen_id = :citizen AND created_at >= :there
                     ORDER BY created_at DESC, id DESC LIMIT :mostOfCitizen))
                SELECT t.id, t.number, t.status, t.category_code, t.lead_department, t.citizen_id, t.created_at,
                    x.title, x.text, x.address
                FROM found
                JOIN ticketing.ticket t ON t.id = found.ticket_id
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                WHERE NOT t.confidential AND t.erased_at IS NULL AND t.status <> 'ARCHIVED'
                    AND (t.closed_at IS NULL OR t.closed_at >= :closed)
                """)
                .param("marks", marks.toArray(String[]::new))
                .param("since", from.toArray(String[]::new))
                .param("most", MOST_OF_A_MARK)
                .param("citizen", telling.citizen(), Types.OTHER)
                .param("there", at(since.there()))
                .param("mostOfCitizen", MOST_OF_A_CITIZEN)
                .param("closed", at(since.closed()))
                .query(CandidateStore::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                new TicketId(uuid(row, "id")),
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                row.getString("title"),
                row.getString("text"),
                row.getString("address"),
                row.getString("category_code"),
                row.getString("lead_department"),
                uuidOrNull(row, "citizen_id"),
                instant(row, "created_at"));
    }
}
