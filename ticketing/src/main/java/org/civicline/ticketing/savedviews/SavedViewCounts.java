package org.civicline.ticketing.savedviews;

import static org.civicline.foundation.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many open cases each view holds, up to {@value #MOST}: what is to be done is few and stands together in the inbox's
 * index, while what is closed may be millions and is nobody's to do.
 */
@Component
class SavedViewCounts {

    static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SavedViewCounts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Asked(
            UUID id,
            List<String> statuses,
            @Nullable String lead,
            @Nullable String urgency,
            boolean late) {}

    /** Of all of them in one statement; an officer's are those of their department, whatever the view says. */
    Map<UUID, Integer> of(List<SavedView> views, Viewer viewer) {
        String own = viewer instanceof Viewer.Officer(var staff) ? staff.departmentCode() : null;
        var asked = views.stream().map(view -> asked(view, own)).toList();
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("""
                SELECT v.id, (
                    SELECT count(*) FROM (
                        (SELECT 1 FROM ticketing.ticket t
                         WHERE v.lead IS NULL AND t.inbox_rank < 4
                             AND (v.statuses = '{}' OR t.status = ANY (v.statuses))
                             AND (v.urgency IS NULL OR t.urgency = v.urgency)
                             AND (NOT v.late OR t.due_at < :now)
                         LIMIT :most)
                        UNION ALL
                        (SELECT 1 FROM ticketing.ticket t
                         WHERE t.lead_department = v.lead AND t.inbox_rank < 4
                             AND (v.statuses = '{}' OR t.status = ANY (v.statuses))
                             AND (v.urgency IS NULL OR t.urgency = v.urgency)
                             AND (NOT v.late OR t.due_at < :now)
                         LIMIT :most)) AS found) AS count
                FROM jsonb_to_recordset(CAST(:views AS jsonb))
                    AS v (id uuid, statuses text[], lead text, urgency text, late boolean)
                """)
                .param("now", at(Columns.now(clock)))
                .param("most", MOST)
                .param("views", json.writeValueAsString(asked))
                .query((ResultSet row) -> put(counts, row));
        return counts;
    }

    private static void put(Map<UUID, Integer> counts, ResultSet row) throws SQLException {
        counts.put(Columns.uuid(row, "id"), row.getInt("count"));
    }

    private static Asked asked(SavedView view, @Nullable String own) {
        SavedView.Wanted wanted = view.wanted();
        return new Asked(
                view.id(),
                wanted.statuses().stream().map(Enum::name).toList(),
                own == null ? wanted.lead() : own,
                wanted.urgency() == null ? null : wanted.urgency().name(),
                wanted.late());
    }
}
