package org.civicline.foundation.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.EmailAddress;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the security administrator sees and does. */
@RestController
@RequestMapping("/api/v1/staff/security/staff")
@PreAuthorize("hasRole('SECURITY_ADMIN')")
class AccountController {

    private static final int MOST = 200;

    private final FirstSignIn firstSignIn;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AccountController(FirstSignIn firstSignIn, JdbcClient jdbc, Audit audit, Clock clock) {
        this.firstSignIn = firstSignIn;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Slice<Account> all(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int size) {
        if (after != null && after.indexOf('\0') >= 0) {
            throw new RefusedException(Refusal.invalid("foundation.malformed"));
        }
        int limit = Math.clamp(size, 1, MOST);
        Instant now = clock.instant();
        var accounts = jdbc.sql("""
                SELECT s.id, s.username, s.number, s.display_name, s.display_name_en, s.department_code, s.roles,
                       s.enabled, s.locked_until, s.password_hash IS NULL AS waiting, s.email, d.name AS department_name,
                       d.name_en AS department_name_en
                FROM foundation.staff s JOIN foundation.department d ON d.code = s.department_code
                WHERE s.username > COALESCE(CAST(:after AS text), '') ORDER BY s.username LIMIT :limit
                """)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, number) -> account(row, number, now))
                .list();
        boolean more = accounts.size() > limit;
        var shown = more ? accounts.subList(0, limit) : accounts;
        return new Slice<>(shown, more ? shown.getLast().staff().username() : null);
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void unlock(@PathVariable UUID id) {
        int changed = jdbc.sql("UPDATE foundation.staff SET failures = 0, locked_until = NULL WHERE id = ?")
                .param(id)
                .update();
        if (changed == 0) {
            throw new RefusedException(Refusal.notFound("foundation.unknown-staff"));
        }
        audit.record("staff.unlocked", "staff:" + id, Map.of());
    }

    /** A code for whoever has no password yet, or lost it; told this once. */
    @PostMapping("/{id}/sign-in-code")
    FirstSignIn.Code signInCode(@PathVariable UUID id) {
        return firstSignIn.make(id).orThrow();
    }

    /** Where reports reach them; null or empty: nowhere. */
    @PutMapping("/{id}/email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void email(@PathVariable UUID id, @RequestBody EmailForm form) {
        String written = form.email();
        String address = written == null || written.isBlank()
                ? null
                : EmailAddress.read(written)
                        .orElseThrow(() -> new RefusedException(Refusal.invalid("foundation.email-faulty")))
                        .value();
        int changed = jdbc.sql("UPDATE foundation.staff SET email = :address WHERE id = :id")
                .param("address", address)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new RefusedException(Refusal.notFound("foundation.unknown-staff"));
        }
        audit.record("staff.email-changed", "staff:" + id, Map.of("reachable", address != null));
    }

    private static Account account(ResultSet row, int number, Instant now) throws SQLException {
        Timestamp until = row.getTimestamp("locked_until");
        boolean locked = until != null && until.toInstant().isAfter(now);
        return new Account(
                JdbcStaffDirectory.member(row, number),
                row.getString("department_name"),
                row.getString("department_name_en"),
                row.getBoolean("enabled"),
                row.getBoolean("waiting"),
                row.getString("email"),
                locked,
                locked ? until.toInstant() : null);
    }

    record EmailForm(@Nullable String email) {}

    /** @param waiting for its first sign-in: there is no password yet */
    record Account(
            StaffMember staff,
            String departmentName,
            @Nullable String departmentNameEn,
            boolean enabled,
            boolean waiting,
            @Nullable String email,
            boolean locked,
            @Nullable Instant lockedUntil) {}
}
