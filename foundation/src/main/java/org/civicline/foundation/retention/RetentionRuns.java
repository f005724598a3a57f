package org.civicline.foundation.retention;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each time the rules are applied, in the database: what was asked for, who has taken it, what came of it. */
@Component
class RetentionRuns {

    /** What is to be done. */
    record Asked(UUID id, boolean dry) {}

    /**
     * How much of one kind was forgotten, or would be.
     *
     * @param remaining what is still there though its time is over; null for a dry run, or where nobody could count it
     * @param failure why it was not done to its end; null if it was
     */
    record Result(
            String kind,
            int months,
            Instant before,
            long records,
            @Nullable Long remaining,
            @Nullable String failure) {

        boolean complete() {
            return failure == null && (remaining == null || remaining == 0);
        }
    }

    /** How many of a kind were past their time when somebody last looked. */
    record Counted(long records, Instant at) {}

    /** @param night whether it is the nightly one */
    record Run(
            UUID id,
            boolean night,
            boolean dry,
            Instant askedAt,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable String failure) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param night null for one that somebody asks for; else nothing happens if that night has had its own */
    void ask(@Nullable LocalDate night, boolean dry) {
        jdbc.sql("""
                INSERT INTO foundation.retention_run (id, night, dry, asked_at) VALUES (:id, :night, :dry, :now)
                ON CONFLICT (night) DO NOTHING
                """)
                .param("id", Ids.next(clock))
                .param("night", night)
                .param("dry", dry)
                .param("now", now())
                .update();
    }

    /** Takes the next; nobody else gets it. */
    Optional<Asked> take() {
        return jdbc.sql("""
                UPDATE foundation.retention_run SET began_at = :now WHERE id = (
                    SELECT id FROM foundation.retention_run WHERE began_at IS NULL
                    ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id, dry
                """)
                .param("now", now())
                .query((row, _) -> new Asked(row.getObject("id", UUID.class), row.getBoolean("dry")))
                .optional();
    }

    void add(Asked run, Result result) {
        jdbc.sql("""
                INSERT INTO foundation.retention_result (run_id, kind, months, before, records, remaining, failure)
                VALUES (:run, :kind, :months, :before, :records, :remaining, :failure)
                """)
                .param("run", run.id())
                .param("kind", result.kind())
                .param("months", result.months())
                .param("before", result.before().atOffset(ZoneOffset.UTC))
                .param("records", result.records())
                .param("remaining", result.remaining())
                .param("failure", result.failure())
                .update();
    }

    void end(Asked run, @Nullable String failure) {
        jdbc.sql("UPDATE foundation.retention_run SET ended_at = :now, failure = :failure WHERE id = :id")
                .param("now", now())
                .param("failure", failure)
                .param("id", run.id())
                .update();
    }

    List<Run> newest(int most) {
        return jdbc.sql("SELECT * FROM foundation.retention_run ORDER BY asked_at DESC, id DESC LIMIT :most")
                .param("most", most)
                .query(RetentionRuns::run)
                .list();
    }

    /** By kind, from the newest run that could count it: nothing is counted for who only looks. */
    Map<String, Counted> counted() {
        var counted = new HashMap<String, Counted>();
        jdbc.sql("""
                SELECT DISTINCT ON (o.kind) o.kind, CASE WHEN r.dry THEN o.records ELSE o.remaining END AS records, r.ended_at
                FROM foundation.retention_result o JOIN foundation.retention_run r ON r.id = o.run_id
                WHERE r.ended_at IS NOT NULL AND (CASE WHEN r.dry THEN o.failure IS NULL ELSE o.remaining IS NOT NULL END)
                ORDER BY o.kind, r.ended_at DESC
                """).query((RowCallbackHandler) row ->
                counted.put(row.getString("kind"), new Counted(row.getLong("records"), instant(row, "ended_at"))));
        return counted;
    }

    /** What the newest run that was not dry did not finish; empty if it did, or there was none. */
    Optional<String> unfinished() {
        return jdbc.sql("""
                SELECT failure FROM foundation.retention_run WHERE ended_at IS NOT NULL AND NOT dry
                ORDER BY ended_at DESC LIMIT 1
                """)
                .query((row, _) -> Optional.ofNullable(row.getString("failure")))
                .optional()
                .flatMap(failure -> failure);
    }

    /** Of each run. */
    Map<UUID, List<Result>> results(Collection<UUID> ofRuns) {
        var results = new HashMap<UUID, List<Result>>();
        jdbc.sql("SELECT * FROM foundation.retention_result WHERE run_id = ANY (:runs) ORDER BY kind")
                .param("runs", ofRuns.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> results.computeIfAbsent(
                                row.getObject("run_id", UUID.class), _ -> new ArrayList<>())
                        .add(new Result(
                                row.getString("kind"),
                                row.getInt("months"),
                                instant(row, "before"),
                                row.getLong("records"),
                                row.getObject("remaining", Long.class),
                                row.getString("failure"))));
        return results;
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("night") != null,
                row.getBoolean("dry"),
                instant(row, "asked_at"),
                instantOrNull(row, "began_at"),
                instantOrNull(row, "ended_at"),
                row.getString("failure"));
    }
}
