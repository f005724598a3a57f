package org.civicline.ticketing.sla.clocks;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.atOrNull;
import static org.civicline.ticketing.sql.Columns.instant;
import static org.civicline.ticketing.sql.Columns.instantOrNull;
import static org.civicline.ticketing.sql.Columns.uuid;
import static org.civicline.ticketing.sql.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The clocks of tickets, as rows. Whoever moves a ticket writes them in the same transaction, holding its lock. */
@Component
public class Clocks {

    private static final String ROWS = """
            SELECT id, duty, department_code, started_at, due_at, because, paused_at, pause_reason, shifts, stopped_at,
                outcome
            FROM ticketing.clock
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;

    Clocks(JdbcClient jdbc, NamedParameterJdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** Every clock the ticket ever had, oldest first. */
    public List<DutyClock> of(TicketId ticket) {
        return rows(ticket, "WHERE ticket_id = :ticket ORDER BY started_at, id LIMIT 1000");
    }

    /** Those that run or stand still. */
    public List<DutyClock> unstopped(TicketId ticket) {
        return rows(ticket, "WHERE ticket_id = :ticket AND stopped_at IS NULL ORDER BY started_at, id");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(TicketId ticket, ClockSheet sheet) {
        // First what stops: a duty cannot run twice at once.
        if (!sheet.changed().isEmpty()) {
            batches.batchUpdate("""
                    UPDATE ticketing.clock SET due_at = :due, paused_at = :paused, pause_reason = :reason,
                        shifts = CAST(:shifts AS jsonb), paused_seconds = :seconds, stopped_at = :stopped,
                        outcome = :outcome
                    WHERE id = :id
                    """, sheet.changed().stream().map(this::columns).toArray(SqlParameterSource[]::new));
        }
        add(Map.of(ticket, sheet.started()));
    }

    /** Clocks of many tickets at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Map<TicketId, ? extends Collection<DutyClock>> clocks) {
        var rows = new ArrayList<SqlParameterSource>();
        clocks.forEach((ticket, ofTicket) ->
                ofTicket.forEach(one -> rows.add(columns(one).addValue("ticket", ticket.value()))));
        if (rows.isEmpty()) {
            return;
        }
        batches.batchUpdate("""
                INSERT INTO ticketing.clock (id, ticket_id, duty, department_code, started_at, due_at, because, paused_at,
                    pause_reason, shifts, paused_seconds, stopped_at, outcome)
                VALUES (:id, :ticket, :duty, :department, :started, :due, CAST(:because AS jsonb), :paused, :reason,
                    CAST(:shifts AS jsonb), :seconds, :stopped, :outcome)
                """, rows.toArray(SqlParameterSource[]::new));
    }

    private List<DutyClock> rows(TicketId ticket, String which) {
        return jdbc.sql(ROWS + which)
                .param("ticket", ticket.value())
                .query(this::clock)
                .list();
    }

    private MapSqlParameterSource columns(DutyClock clock) {
        Paused paused = clock instanceof Paused standing ? standing : null;
        Stopped stopped = clock instanceof Stopped ended ? ended : null;
        long seconds = clock.shifts().stream()
                .map(DutyClock.Shift::length)
                .reduce(Duration.ZERO, Duration::plus)
                .toSeconds();
        return new MapSqlParameterSource("id", clock.face().id())
                .addValue("duty", clock.face().duty().name())
                .addValue("department", clock.face().department())
                .addValue("started", at(clock.face().startedAt()))
                .addValue("due", at(clock.dueAt()))
                .addValue("because", json.writeValueAsString(clock.face().because()))
                .addValue("paused", atOrNull(paused == null ? null : paused.since()))
                .addValue("reason", paused == null ? null : paused.reason())
                .addValue("shifts", json.writeValueAsString(clock.shifts()))
                .addValue("seconds", seconds)
                .addValue("stopped", atOrNull(stopped == null ? null : stopped.at()))
                .addValue("outcome", stopped == null ? null : stopped.outcome().name());
    }

    private DutyClock clock(ResultSet row, int number) throws SQLException {
        var face = new Face(
                uuid(row, "id"),
                word(row, "duty", Duty.class),
                row.getString("department_code"),
                instant(row, "started_at"),
                json.readValue(row.getString("because"), Because.class));
        Instant due = instant(row, "due_at");
        List<DutyClock.Shift> shifts = List.of(json.readValue(row.getString("shifts"), DutyClock.Shift[].class));
        Instant stopped = instantOrNull(row, "stopped_at");
        Instant paused = instantOrNull(row, "paused_at");
        if (stopped != null) {
            return new Stopped(face, due, shifts, stopped, word(row, "outcome", Outcome.class));
        }
        return paused == null
                ? new Running(face, due, shifts)
                : new Paused(face, due, shifts, paused, row.getString("pause_reason"));
    }
}
