package org.civicline.ticketing.sla.clocks;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;
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

    /** The clocks of a {@code ticketing.ticket t} that run or stand still, as one value; {@link #read} takes it. */
    public static final String UNSTOPPED = """
            (SELECT json_agg(json_build_object('id', c.id, 'duty', c.duty, 'department', c.department_code,
                    'startedAt', c.started_at, 'because', c.because, 'dueAt', c.due_at, 'shifts', c.shifts,
                    'pausedAt', c.paused_at, 'pauseReason', c.pause_reason) ORDER BY c.started_at, c.id)
             FROM ticketing.clock c WHERE c.ticket_id = t.id AND c.stopped_at IS NULL)""";

    private static final String CHANGE = """
            UPDATE ticketing.clock SET due_at = :due, paused_at = :paused, pause_reason = :reason,
                shifts = CAST(:shifts AS jsonb), paused_seconds = :seconds, stopped_at = :stopped, outcome = :outcome
            WHERE id = :id
            """;

    private static final String ADD = """
            INSERT INTO ticketing.clock (id, ticket_id, duty, department_code, started_at, due_at, because, paused_at,
                pause_reason, shifts, paused_seconds, stopped_at, outcome)
            VALUES (:id, :ticket, :duty, :department, :started, :due, CAST(:because AS jsonb), :paused, :reason,
                CAST(:shifts AS jsonb), :seconds, :stopped, :outcome)
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

    /** A clock that runs or stands still, as {@link #UNSTOPPED} writes it. */
    private record Unstopped(
            UUID id,
            Duty duty,
            @Nullable String department,
            Instant startedAt,
            Because because,
            Instant dueAt,
            List<DutyClock.Shift> shifts,
            @Nullable Instant pausedAt,
            @Nullable String pauseReason) {

        DutyClock clock() {
            var face = new Face(id, duty, department, startedAt, because);
            return pausedAt == null
                    ? new Running(face, dueAt, shifts)
                    : new Paused(face, dueAt, shifts, pausedAt, Objects.requireNonNull(pauseReason));
        }
    }

    /** @param written by {@link #UNSTOPPED} */
    public List<DutyClock> read(@Nullable String written) {
        return written == null
                ? List.of()
                : Arrays.stream(json.readValue(written, Unstopped[].class))
                        .map(Unstopped::clock)
                        .toList();
    }

    /** With what else a step writes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Writes writes, TicketId ticket, ClockSheet sheet) {
        // First what stops: a duty cannot run twice at once.
        for (DutyClock one : sheet.changed()) {
            writes.sql(CHANGE)
                    .param("id", one.face().id())
                    .params(hand(one))
                    .one("a clock is gone: " + one.face().id());
        }
        for (DutyClock one : sheet.started()) {
            writes.sql(ADD)
                    .params(columns(one))
                    .param("ticket", ticket.value())
                    .row("a clock was not added: " + one.face().id());
        }
    }

    /** Clocks of many tickets at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Map<TicketId, ? extends Collection<DutyClock>> clocks) {
        var rows = new ArrayList<SqlParameterSource>();
        clocks.forEach((ticket, ofTicket) -> ofTicket.forEach(
                one -> rows.add(new MapSqlParameterSource(columns(one)).addValue("ticket", ticket.value()))));
        if (!rows.isEmpty()) {
            batches.batchUpdate(ADD, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private List<DutyClock> rows(TicketId ticket, String which) {
        return jdbc.sql(ROWS + which)
                .param("ticket", ticket.value())
                .query(this::clock)
                .list();
    }

    private Map<String, @Nullable Object> columns(DutyClock clock) {
        Map<String, @Nullable Object> columns = hand(clock);
        columns.put("id", clock.face().id());
        columns.put("duty", clock.face().duty().name());
        columns.put("department", clock.face().department());
        columns.put("started", at(clock.face().startedAt()));
        columns.put("because", json.writeValueAsString(clock.face().because()));
        return columns;
    }

    /** What moves while a clock runs. */
    private Map<String, @Nullable Object> hand(DutyClock clock) {
        Paused paused = clock instanceof Paused standing ? standing : null;
        Stopped stopped = clock instanceof Stopped ended ? ended : null;
        long seconds = clock.shifts().stream()
                .map(DutyClock.Shift::length)
                .reduce(Duration.ZERO, Duration::plus)
                .toSeconds();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("due", at(clock.dueAt()));
        columns.put("paused", atOrNull(paused == null ? null : paused.since()));
        columns.put("reason", paused == null ? null : paused.reason());
        columns.put("shifts", json.writeValueAsString(clock.shifts()));
        columns.put("seconds", seconds);
        columns.put("stopped", atOrNull(stopped == null ? null : stopped.at()));
        columns.put("outcome", stopped == null ? null : stopped.outcome().name());
        return columns;
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
