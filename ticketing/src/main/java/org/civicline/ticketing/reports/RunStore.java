package org.civicline.ticketing.reports;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.reports.Run.State;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs as rows. Whoever sends one has taken it before, in a transaction of its own, so nobody else does. */
@Component
class RunStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    RunStore(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * One for each receiver, but for those who have it already.
     *
     * @param byHand who has it sent; null where it is due
     * @return how many
     */
    int add(Report report, Period period, Instant dueAt, @Nullable UUID byHand, Instant now) {
        var rows = new ArrayList<Object[]>();
        for (Receiver one : report.content().receivers()) {
            rows.add(new Object[] {
                Ids.next(clock),
                report.id(),
                one.staff(),
                one.address(),
                period.first(),
                period.last(),
                at(dueAt),
                byHand,
                at(now)
            });
        }
        int[] added = batches.batchUpdate("""
                INSERT INTO ticketing.report_run (id, report_id, staff_id, address, first_day, last_day, due_at, by_hand, state,
                    next_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
                ON CONFLICT DO NOTHING
                """, rows);
        int sum = 0;
        for (int one : added) {
            sum += one;
        }
        return sum;
    }

    /** Those that were due before and still wait: the next one is due now, and nobody wants both. */
    void overtake(UUID report, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.report_run SET state = 'OVERTAKEN', next_at = NULL, ended_at = :now
                WHERE report_id = :report AND state = 'WAITING' AND by_hand IS NULL
                """).param("report", report).param("now", at(now)).update();
    }

    /** One whose time has come, to be sent by whoever gets it and nobody else. */
    @Transactional
    public Optional<Run> take(Instant now) {
        return jdbc.sql("""
                UPDATE ticketing.report_run SET state = 'SENDING', taken_at = :now, next_at = NULL, tries = tries + 1
                WHERE id = (SELECT id FROM ticketing.report_run WHERE next_at <= :now ORDER BY next_at, id LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING *
                """).param("now", at(now)).query((row, _) -> run(row)).optional();
    }

    /** Tried again later. */
    void putOff(UUID id, Instant until, String trouble) {
        jdbc.sql("""
                UPDATE ticketing.report_run SET state = 'WAITING', next_at = :until, taken_at = NULL, trouble = :trouble
                WHERE id = :id AND state = 'SENDING'
                """)
                .param("id", id)
                .param("until", at(until))
                .param("trouble", trouble)
                .update();
    }

    /** @param trouble null where it was sent */
    void end(UUID id, State state, @Nullable String trouble, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.report_run SET state = :state, taken_at = NULL, ended_at = :now, trouble = :trouble
                WHERE id = :id AND state = 'SENDING'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("trouble", trouble)
                .param("now", at(now))
                .update();
    }

    /** Those whose sender was never heard of again: whether they went out nobody knows. */
    void doubt(Instant takenBefore, String trouble, Instant now) {
        jdbc.sql("""
                UPDATE ticketing.report_run SET state = 'DOUBTFUL', taken_at = NULL, ended_at = :now, trouble = :trouble
                WHERE taken_at < :before
                """)
                .param("before", at(takenBefore))
                .param("trouble", trouble)
                .param("now", at(now))
                .update();
    }

    /** Newest first. */
    Slice<Run> page(UUID report, @Nullable String after, int asked) {
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        List<Run> rows = jdbc.sql("""
                SELECT * FROM ticketing.report_run
                WHERE report_id = :report AND (CAST(:id AS uuid) IS NULL OR (due_at, id) < (:at, :id))
                ORDER BY due_at DESC, id DESC LIMIT :limit
                """)
                .param("report", report)
                .param("id", mark == null ? null : mark.id())
                .param("at", atOrNull(mark == null ? null : mark.moment()))
                .param("limit", size + 1)
                .query((row, _) -> run(row))
                .list();
        return PageMark.slice(rows, size, one -> PageMark.of(one.dueAt(), one.id()));
    }

    /** The newest run of each of the reports that has one. */
    Map<UUID, Run> newest(List<UUID> reports) {
        var found = new HashMap<UUID, Run>();
        jdbc.sql("""
                SELECT r.* FROM unnest(CAST(:reports AS uuid[])) AS wanted (id)
                CROSS JOIN LATERAL (SELECT * FROM ticketing.report_run n WHERE n.report_id = wanted.id
                    ORDER BY n.due_at DESC, n.id DESC LIMIT 1) r
                """)
                .param("reports", reports.toArray(UUID[]::new))
                .query((row, _) -> run(row))
                .list()
                .forEach(one -> found.put(one.report(), one));
        return found;
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                uuid(row, "id"),
                uuid(row, "report_id"),
                new Receiver(uuidOrNull(row, "staff_id"), text(row, "address")),
                new Period(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)),
                instant(row, "due_at"),
                uuidOrNull(row, "by_hand"),
                word(row, "state", State.class),
                row.getInt("tries"),
                instantOrNull(row, "next_at"),
                instantOrNull(row, "ended_at"),
                text(row, "trouble"));
    }
}
