package org.civicline.foundation.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.ReadableCode;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffMember;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets somebody in who has no password yet, or lost it: the security administrator makes a code and hands it over in person
 * or by telephone; with it the owner of the account sets a password that nobody else knows.
 */
@Component
class FirstSignIn {

    static final Duration GOOD_FOR = Duration.ofHours(72);

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    /** @param code told this once; only its hash is kept */
    record Code(String code, Instant until) {}

    private final JdbcClient jdbc;
    private final SignIn signIn;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;

    FirstSignIn(JdbcClient jdbc, SignIn signIn, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** A code that takes the place of an earlier one. The password, if there is one, stays good until it is used. */
    @Transactional
    public Outcome<Code> make(UUID staff) {
        var code = new Code(ReadableCode.next(), clock.instant().plus(GOOD_FOR));
        int changed = jdbc.sql("""
                UPDATE foundation.staff SET first_code_hash = :hash, first_code_until = :until
                WHERE id = :id AND enabled
                """)
                .param("hash", passwords.encode(code.code()))
                .param("until", Timestamp.from(code.until()))
                .param("id", staff)
                .update();
        if (changed == 0) {
            return Outcome.refused(Refusal.notFound("foundation.unknown-staff"));
        }
        audit.record("staff.sign-in-code-made", "staff:" + staff, Map.of());
        return Outcome.done(code);
    }

    /** Sets the password, if the code is the one; wrong codes count and lock as wrong passwords do. */
    @Transactional
    public Outcome<StaffMember> redeem(String username, String code, String password) {
        if (!fit(username, password)) {
            return Outcome.refused(Refusal.invalid("foundation.password-unfit").with("shortest", SHORTEST));
        }
        Outcome<StaffMember> outcome = signIn.byCode(username, code.strip().toLowerCase(Locale.ROOT));
        if (outcome instanceof Outcome.Done<StaffMember>(StaffMember member)) {
            jdbc.sql("""
                    UPDATE foundation.staff SET password_hash = :hash, first_code_hash = NULL, first_code_until = NULL
                    WHERE id = :id
                    """)
                    .param("hash", passwords.encode(password))
                    .param("id", member.id().value())
                    .update();
            audit.record("staff.password-set", "staff:" + member.id(), Map.of());
        }
        return outcome;
    }

    private static boolean fit(String username, String password) {
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && password.chars().noneMatch(Character::isISOControl)
                && password.chars().distinct().count() >= SHORTEST / 2
                && (username.isEmpty() || !password.toLowerCase(Locale.ROOT).contains(username));
    }
}
