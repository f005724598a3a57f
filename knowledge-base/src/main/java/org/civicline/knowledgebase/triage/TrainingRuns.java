package org.civicline.knowledgebase.triage;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What training was asked for, by {@code ./civicline triage train}, who has taken it, and what came of it. */
@Component
class TrainingRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    TrainingRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the next; nobody else gets it. */
    Optional<UUID> take() {
        return jdbc.sql("""
                UPDATE knowledgebase.triage_run SET began_at = :now WHERE id = (
                    SELECT id FROM knowledgebase.triage_run WHERE began_at IS NULL
                    ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING id
                """).param("now", now()).query(UUID.class).optional();
    }

    /** One of version and failure is given. */
    void end(UUID run, @Nullable Integer version, @Nullable String failure) {
        jdbc.sql("""
                UPDATE knowledgebase.triage_run SET ended_at = :now, version = :version, failure = :failure WHERE id = :id
                """)
                .param("now", now())
                .param("version", version)
                .param("failure", failure)
                .param("id", run)
                .update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }
}
