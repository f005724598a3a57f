package org.civicline.foundation.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks user name and password, and locks an account after repeated failures. */
@Component
class SignIn {

    static final int MOST_FAILURES = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private static final int LONGEST_PASSWORD = 200;

    /** What an account's name can look like at all, as the table has it; nothing else is for the database to see. */
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{2,40}");

    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final PasswordEncoder passwords;
    private final UnknownNames unknown;
    private final Audit audit;
    private final Clock clock;
    /** Checked when the name is unknown, so that an answer takes as long as for a known one. */
    private final String decoy;

    SignIn(
            JdbcClient jdbc,
            StaffDirectory directory,
            PasswordEncoder passwords,
            UnknownNames unknown,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.passwords = passwords;
        this.unknown = unknown;
        this.audit = audit;
        this.clock = clock;
        this.decoy = passwords.encode(UUID.randomUUID().toString());
    }

    /** Each attempt locks the account's row, so attempts at once are counted one by one. */
    @Transactional
    public Outcome<StaffMember> attempt(String username, String password) {
        return attempt(username, password, Account::passwordHash);
    }

    private Outcome<StaffMember> attempt(String username, String password, Function<Account, @Nullable String> kept) {
        if (password.length() > LONGEST_PASSWORD) {
            return failed();
        }
        if (!USERNAME.matcher(username).matches()) {
            passwords.matches(password, decoy);
            return failed();
        }
        Instant now = clock.instant();
        Optional<Account> found = account(username);
        Optional<Instant> lockedUntil = found.isEmpty()
                ? unknown.lockedUntil(username, now)
                : found.get().lockedAt(now);
        if (lockedUntil.isPresent()) {
            long minutes = Duration.between(now, lockedUntil.get()).toMinutes() + 1;
            return Outcome.refused(
                    new Refusal(Refusal.Kind.FORBIDDEN, "foundation.locked", Map.of("minutes", minutes)));
        }
        if (found.isEmpty()) {
            passwords.matches(password, decoy);
            unknown.failed(username, now);
            return failed();
        }
        Account account = found.get();
        // Who has no password yet is refused in the time that a wrong one takes.
        if (!passwords.matches(password, Objects.requireNonNullElse(kept.apply(account), decoy))) {
            return countFailure(account, now);
        }
        jdbc.sql("UPDATE foundation.staff SET failures = 0, locked_until = NULL WHERE id = ?")
                .param(account.id())
                .update();
        return Outcome.done(directory.find(new StaffId(account.id())).orElseThrow());
    }

    /** By the code that the security administrator gave; it counts and locks like a password. */
    @Transactional
    public Outcome<StaffMember> byCode(String username, String code) {
        return attempt(username, code, account -> {
            Instant until = account.firstCodeUntil();
            return until == null || until.isBefore(clock.instant()) ? null : account.firstCodeHash();
        });
    }

    private Optional<Account> account(String username) {
        return jdbc.sql("""
                SELECT id, password_hash, failures, locked_until, first_code_hash, first_code_until FROM foundation.staff
                WHERE username = ? AND enabled FOR UPDATE
                """).param(username).query(Account.class).optional();
    }

    private Outcome<StaffMember> countFailure(Account account, Instant now) {
        int failures = account.failures() + 1;
        boolean lock = failures >= MOST_FAILURES;
        jdbc.sql("UPDATE foundation.staff SET failures = ?, locked_until = ? WHERE id = ?")
                .params(Arrays.asList(
                        lock ? 0 : failures, lock ? Timestamp.from(now.plus(LOCKED_FOR)) : null, account.id()))
                .update();
        audit.record(lock ? "staff.locked" : "staff.sign-in-failed", "staff:" + account.id(), Map.of());
        return failed();
    }

    private static Outcome<StaffMember> failed() {
        return Outcome.refused(Refusal.forbidden("foundation.sign-in-failed")
                .with("attempts", MOST_FAILURES)
                .with("minutes", LOCKED_FOR.toMinutes()));
    }

    record Account(
            UUID id,
            @Nullable String passwordHash,
            int failures,
            @Nullable Instant lockedUntil,
            @Nullable String firstCodeHash,
            @Nullable Instant firstCodeUntil) {

        Optional<Instant> lockedAt(Instant now) {
            return Optional.ofNullable(lockedUntil).filter(until -> until.isAfter(now));
        }
    }
}
