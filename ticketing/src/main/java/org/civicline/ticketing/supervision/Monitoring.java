package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.input.Heard;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 电子监察: which department is how late with which step. All of it is counted from the clocks as they stand. */
@Component
class Monitoring {

    /** How a clock stands. */
    enum Colour {
        GREEN,
        YELLOW,
        RED,
        /** Stands still. */
        PAUSED
    }

    /**
     * A department's clocks of one kind.
     *
     * @param department its name; null for the desk
     * @param worstLateSeconds how late the latest is, in natural time; 0 if none is
     * @param supervised how many are urged, supervised or noticed and have not answered
     */
    record Row(
            @Nullable String departmentCode,
            @Nullable String department,
            Duty duty,
            long running,
            long yellow,
            long red,
            long paused,
            long worstLateSeconds,
            long supervised) {}

    /** A clock that runs or stands still, with its case. */
    record Line(
            UUID ticket,
            String number,
            String title,
            TicketStatus status,
            Urgency urgency,
            String categoryName,
            Duty duty,
            @Nullable String departmentCode,
            @Nullable String department,
            Instant startedAt,
            Instant dueAt,
            Colour colour,
            long lateSeconds,
            @Nullable Level supervised) {}

    /**
     * What to look at.
     *
     * @param department its code; empty for the desk; null for all
     */
    record Filter(
            @Nullable String department,
            @Nullable Duty duty,
            @Nullable Urgency urgency,
            @Nullable Colour colour) {}

    private static final String COLOUR = """
            CASE WHEN c.paused_at IS NOT NULL THEN 'PAUSED' WHEN c.due_at < :now THEN 'RED'
                WHEN c.started_at + (c.due_at - c.started_at) * (r.yellow_percent / 100.0) <= :now THEN 'YELLOW'
                ELSE 'GREEN' END""";

    private static final String CLOCKS = """
            FROM ticketing.clock c
            JOIN ticketing.ticket t ON t.id = c.ticket_id
            JOIN ticketing.ladder_rule r ON r.duty = c.duty AND r.urgency = t.urgency
                AND r.version = (SELECT max(version) FROM ticketing.ladder_version)
            LEFT JOIN ticketing.supervision s ON s.ticket_id = c.ticket_id AND s.duty = c.duty
                AND s.department_code IS NOT DISTINCT FROM c.department_code AND s.answered_at IS NULL
            """;

    private static final int MOST_ROWS = 2_000;

    private final JdbcClient jdbc;
    private final People people;
    private final Wording wording;
    private final Clock clock;

    Monitoring(JdbcClient jdbc, People people, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    /** By department and step, the most late first. */
    List<Row> summary(Filter filter) {
        var params = new HashMap<String, @Nullable Object>();
        return jdbc.sql(
                        "SELECT department_code, duty, count(*) AS running, count(*) FILTER (WHERE colour = 'YELLOW') AS yellow,"
                                + " count(*) FILTER (WHERE colour = 'RED') AS red, count(*) FILTER (WHERE colour = 'PAUSED') AS paused,"
                                + " max(late) AS worst, count(supervised) AS supervised"
                                + " FROM (SELECT c.department_code, c.duty, s.id AS supervised, " + COLOUR
                                + " AS colour,"
                                + " CASE WHEN c.paused_at IS NULL AND c.due_at < :now THEN extract(epoch FROM :now - c.due_at) ELSE 0 END AS late "
                                + CLOCKS + where(filter, params) + ") AS clocks"
                                + " GROUP BY department_code, duty ORDER BY red DESC, yellow DESC, worst DESC, department_code, duty LIMIT "
                                + MOST_ROWS)
                .params(params)
                .param("now", at(clock.instant()))
                .query((row, _) -> new Row(
                        row.getString("department_code"),
                        people.departmentName(row.getString("department_code")),
                        word(row, "duty", Duty.class),
                        row.getLong("running"),
                        row.getLong("yellow"),
                        row.getLong("red"),
                        row.getLong("paused"),
                        row.getLong("worst"),
                        row.getLong("supervised")))
                .list();
    }

    /** The cases behind it, first due first. */
    Slice<Line> cases(Filter filter, @Nullable String after, int asked) {
        var params = new HashMap<String, @Nullable Object>();
        String where = where(filter, params);
        if (filter.colour() != null) {
            where += " AND " + COLOUR + " = :colour";
            params.put("colour", filter.colour().name());
        }
        PageMark mark = PageMark.parse(after);
        if (mark != null) {
            where += " AND (c.due_at, c.id) > (:afterDue, :afterId)";
            params.put("afterDue", at(mark.moment()));
            params.put("afterId", mark.id());
        }
        int size = PageMark.size(asked);
        Instant now = clock.instant();
        List<Placed> rows = jdbc.sql(
                        "SELECT c.id, c.ticket_id, t.number, x.title, t.status, t.urgency, k.name, k.name_en, c.duty,"
                                + " c.department_code, c.started_at, c.due_at, s.level, " + COLOUR + " AS colour "
                                + CLOCKS
                                + " JOIN ticketing.ticket_content x ON x.ticket_id = t.id JOIN ticketing.category k ON k.code = t.category_code "
                                + where + " ORDER BY c.due_at, c.id LIMIT :limit")
                .params(params)
                .param("now", at(now))
                .param("limit", size + 1)
                .query((row, _) -> placed(row, now))
                .list();
        Slice<Placed> page = PageMark.slice(rows, size, Placed::mark);
        return new Slice<>(page.items().stream().map(Placed::line).toList(), page.next());
    }

    private record Placed(Line line, PageMark mark) {}

    private Placed placed(ResultSet row, Instant now) throws SQLException {
        Instant due = instant(row, "due_at");
        Colour colour = word(row, "colour", Colour.class);
        String department = row.getString("department_code");
        var line = new Line(
                uuid(row, "ticket_id"),
                row.getString("number"),
                row.getString("title"),
                word(row, "status", TicketStatus.class),
                word(row, "urgency", Urgency.class),
                wording.name(row.getString("name"), row.getString("name_en")),
                word(row, "duty", Duty.class),
                department,
                people.departmentName(department),
                instant(row, "started_at"),
                due,
                colour,
                colour == Colour.RED ? Duration.between(due, now).toSeconds() : 0,
                row.getString("level") == null ? null : word(row, "level", Level.class));
        return new Placed(line, PageMark.of(due, uuid(row, "id")));
    }

    private static String where(Filter filter, Map<String, @Nullable Object> params) {
        var conditions = new ArrayList<>(List.of("c.stopped_at IS NULL"));
        if (filter.department() != null && filter.department().isEmpty()) {
            conditions.add("c.department_code IS NULL");
        } else if (filter.department() != null) {
            conditions.add("c.department_code = :department");
            params.put("department", Heard.text(filter.department()));
        }
        if (filter.duty() != null) {
            conditions.add("c.duty = :duty");
            params.put("duty", filter.duty().name());
        }
        if (filter.urgency() != null) {
            conditions.add("t.urgency = :urgency");
            params.put("urgency", filter.urgency().name());
        }
        return "WHERE " + String.join(" AND ", conditions);
    }
}
