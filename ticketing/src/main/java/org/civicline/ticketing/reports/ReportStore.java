package org.civicline.ticketing.reports;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Breakdown;
import org.civicline.ticketing.reports.Schedule.Rhythm;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reports as rows. */
@Component
class ReportStore {

    /** More than all supervisors and leaders of a city can have; a list of them is read whole. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ReportStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Everybody's, by name. */
    List<Report> all() {
        return read("ORDER BY name, id LIMIT " + MOST, Map.of());
    }

    Optional<Report> find(UUID id) {
        return read("WHERE id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Nobody else's to change until the transaction ends. */
    Optional<Report> lock(UUID id) {
        return read("WHERE id = :id FOR UPDATE", Map.of("id", id)).stream().findFirst();
    }

    /** Some that are due and nobody else is at, nobody else's until the transaction ends. */
    List<Report> lockDue(Instant now, int most) {
        return read(
                "WHERE next_at <= :now ORDER BY next_at, id LIMIT :most FOR UPDATE SKIP LOCKED",
                Map.of("now", at(now), "most", most));
    }

    long count(UUID owner) {
        return jdbc.sql("SELECT count(*) FROM ticketing.report WHERE owner_id = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    /** @return whether its owner has no other of that name */
    boolean add(Report one, @Nullable Instant nextAt, Instant now) {
        return written(
                given(jdbc.sql("""
                        INSERT INTO ticketing.report (id, owner_id, name, figures, breakdown, departments, language, rhythm, day,
                            at_time, working_days, next_on, next_at, version, created_at)
                        VALUES (:id, :owner, :name, :figures, :breakdown, :departments, :language, :rhythm, :day, :time,
                            :workingDays, :nextOn, :nextAt, 1, :now)
                        """), one, nextAt).param("owner", one.owner()).param("now", at(now)), one);
    }

    /** @return whether its owner has no other of that name */
    boolean change(Report one, @Nullable Instant nextAt) {
        return written(given(jdbc.sql("""
                UPDATE ticketing.report SET name = :name, figures = :figures, breakdown = :breakdown,
                    departments = :departments, language = :language, rhythm = :rhythm, day = :day, at_time = :time,
                    working_days = :workingDays, next_on = :nextOn, next_at = :nextAt, version = version + 1
                WHERE id = :id
                """), one, nextAt), one);
    }

    /** @param next null for none, while it is paused */
    void next(UUID id, @Nullable LocalDate on, @Nullable Instant at) {
        jdbc.sql("UPDATE ticketing.report SET next_on = :on, next_at = :at WHERE id = :id")
                .param("id", id)
                .param("on", on)
                .param("at", at == null ? null : at(at))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM ticketing.report WHERE id = :id").param("id", id).update();
    }

    private boolean written(StatementSpec statement, Report one) {
        try {
            statement.update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        jdbc.sql("DELETE FROM ticketing.report_receiver WHERE report_id = :id")
                .param("id", one.id())
                .update();
        batches.batchUpdate(
                "INSERT INTO ticketing.report_receiver (report_id, place, staff_id, address) VALUES (?, ?, ?, ?)",
                rows(one));
        return true;
    }

    private static List<Object[]> rows(Report one) {
        var rows = new ArrayList<Object[]>();
        for (Receiver each : one.content().receivers()) {
            rows.add(new Object[] {one.id(), rows.size(), each.staff(), each.address()});
        }
        return rows;
    }

    private static StatementSpec given(StatementSpec statement, Report one, @Nullable Instant nextAt) {
        Report.Content content = one.content();
        Schedule schedule = one.schedule();
        return statement
                .param("id", one.id())
                .param("name", content.name())
                .param("figures", content.figures().stream().map(Figure::code).toArray(String[]::new))
                .param("breakdown", content.breakdown().name())
                .param("departments", content.departments().toArray(String[]::new))
                .param("language", content.language().toLanguageTag())
                .param("rhythm", schedule.rhythm().name())
                .param("day", schedule.day())
                .param("time", schedule.time())
                .param("workingDays", schedule.workingDays())
                .param("nextOn", one.nextOn())
                .param("nextAt", nextAt == null ? null : at(nextAt));
    }

    private List<Report> read(String which, Map<String, Object> params) {
        var rows = jdbc.sql("SELECT * FROM ticketing.report " + which)
                .params(params)
                .query((row, _) -> report(row))
                .list();
        Map<UUID, List<Receiver>> receivers =
                receivers(rows.stream().map(Report::id).toArray(UUID[]::new));
        return rows.stream()
                .map(one -> with(one, receivers.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Receiver>> receivers(UUID[] reports) {
        var found = new HashMap<UUID, List<Receiver>>();
        jdbc.sql("""
                SELECT report_id, staff_id, address FROM ticketing.report_receiver WHERE report_id = ANY (:reports)
                ORDER BY report_id, place
                """).param("reports", reports).query(row -> {
            found.computeIfAbsent(uuid(row, "report_id"), _ -> new ArrayList<>())
                    .add(new Receiver(uuidOrNull(row, "staff_id"), text(row, "address")));
        });
        return found;
    }

    private static Report with(Report one, List<Receiver> receivers) {
        return new Report(
                one.id(), one.owner(), one.content().to(receivers), one.schedule(), one.nextOn(), one.version());
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                uuid(row, "id"),
                uuid(row, "owner_id"),
                new Report.Content(
                        row.getString("name"),
                        words(row, "figures").stream()
                                .map(code -> Figure.ofCode(code).orElseThrow())
                                .toList(),
                        word(row, "breakdown", Breakdown.class),
                        words(row, "departments"),
                        Locale.forLanguageTag(row.getString("language")),
                        List.of()),
                new Schedule(
                        word(row, "rhythm", Rhythm.class),
                        row.getInt("day"),
                        row.getObject("at_time", LocalTime.class),
                        row.getBoolean("working_days")),
                row.getObject("next_on", LocalDate.class),
                row.getLong("version"));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
