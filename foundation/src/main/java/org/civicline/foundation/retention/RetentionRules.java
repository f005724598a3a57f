package org.civicline.foundation.retention;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long each kind is kept, and why. One person proposes, another approves. */
@Component
class RetentionRules {

    /** Fits the table. */
    static final int LONGEST_GROUND = 300;

    static final int MOST_MONTHS = 1_200;

    /** @param proposedBy user name; null for what came with the system */
    record Rule(
            String kind,
            int version,
            int months,
            String ground,
            @Nullable String proposedBy,
            Instant proposedAt) {}

    private final JdbcClient jdbc;
    private final CurrentStaff current;
    private final Audit audit;
    private final Clock clock;

    RetentionRules(JdbcClient jdbc, CurrentStaff current, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    List<Rule> inForce() {
        return jdbc.sql("""
                SELECT DISTINCT ON (r.kind) r.*, s.username
                FROM foundation.retention_rule r LEFT JOIN foundation.staff s ON s.id = r.proposed_by
                WHERE r.approved ORDER BY r.kind, r.version DESC
                """).query(RetentionRules::rule).list();
    }

    List<Rule> proposed() {
        return jdbc.sql("""
                SELECT r.*, s.username
                FROM foundation.retention_rule r LEFT JOIN foundation.staff s ON s.id = r.proposed_by
                WHERE r.decided_at IS NULL ORDER BY r.kind
                """).query(RetentionRules::rule).list();
    }

    @Transactional
    public void propose(String kind, int months, String ground) {
        try {
            int rows = jdbc.sql("""
                    INSERT INTO foundation.retention_rule (kind, version, months, ground, proposed_by, proposed_at)
                    SELECT kind, max(version) + 1, :months, :ground, :by, :now
                    FROM foundation.retention_rule WHERE kind = :kind GROUP BY kind
                    """)
                    .param("kind", kind)
                    .param("months", months)
                    .param("ground", ground)
                    .param("by", me())
                    .param("now", now())
                    .update();
            if (rows == 0) {
                throw new RefusedException(Refusal.notFound("foundation.unknown-retention-rule"));
            }
        } catch (DuplicateKeyException e) {
            throw new RefusedException(Refusal.conflict("foundation.retention-rule-undecided"));
        }
        audit.record("retention.rule-proposed", "retention:" + kind, Map.of("months", months));
    }

    @Transactional
    public void decide(String kind, int version, boolean approved) {
        int rows = jdbc.sql("""
                UPDATE foundation.retention_rule SET approved = :approved, decided_by = :by, decided_at = :now
                WHERE kind = :kind AND version = :version AND decided_at IS NULL
                """)
                .param("kind", kind)
                .param("version", version)
                .param("approved", approved)
                .param("by", me())
                .param("now", now())
                .update();
        if (rows == 0) {
            throw new RefusedException(Refusal.conflict("foundation.retention-rule-decided"));
        }
        audit.record(
                approved ? "retention.rule-approved" : "retention.rule-refused",
                "retention:" + kind,
                Map.of("version", version));
    }

    private UUID me() {
        return current.get().id().value();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getString("kind"),
                row.getInt("version"),
                row.getInt("months"),
                row.getString("ground"),
                row.getString("username"),
                instant(row, "proposed_at"));
    }
}
