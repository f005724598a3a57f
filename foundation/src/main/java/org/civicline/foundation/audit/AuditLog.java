package org.civicline.foundation.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.civicline.foundation.Audit;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class AuditLog implements Audit {

    /** Action of the entry that says another has disappeared. */
    static final String GONE = "audit.entry-gone";

    /** Before an entry's id, where that is the subject. */
    static final String ENTRY = "audit-entry:";

    private final JdbcOperations jdbc;
    private final DataSource database;
    private final CurrentStaff currentStaff;
    private final AuditKeys keys;
    private final SealHeads heads;
    private final FreshEntries fresh;
    private final Clock clock;
    private final JsonMapper json;

    AuditLog(
            JdbcOperations jdbc,
            DataSource database,
            CurrentStaff currentStaff,
            AuditKeys keys,
            SealHeads heads,
            FreshEntries fresh,
            Clock clock,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.database = database;
        this.currentStaff = currentStaff;
        this.keys = keys;
        this.heads = heads;
        this.fresh = fresh;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional
    public void record(String action, String subject, Map<String, ?> details) {
        var writes = new Writes(jdbc);
        record(writes, action, subject, details);
        writes.send();
    }

    @Override
    public void record(Writes writes, String action, String subject, Map<String, ?> details) {
        UUID id = Ids.next(clock);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<StaffMember> staff = currentStaff.find();
        UUID actor = staff.map(member -> member.id().value()).orElse(null);
        String name = staff.map(StaffMember::username).orElse(null);
        String text = json.writeValueAsString(new TreeMap<>(details));
        byte[] code = keys.code().of(new AuditEntry(id, at, actor, name, action, subject, text, null, null));
        writes.sql("""
                INSERT INTO foundation.audit_entry (id, at, actor, actor_name, action, subject, details, code)
                VALUES (:id, :at, :actor, :name, :action, :subject, :details, :code)
                """)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("name", name)
                .param("action", action)
                .param("subject", subject)
                .param("details", text)
                .param("code", code)
                // a trigger of somebody else's can make the row vanish; then the act is not to happen either
                .row("the database did not take the audit entry of " + action);
        fresh.expect(id, action);
    }

    @Override
    public Verification verify() {
        try (Connection connection = database.getConnection()) {
            return new AuditVerifier(keys.ring(), keys.code(), heads.read(), _ -> {}).verify(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the audit record cannot be read", e);
        }
    }
}
