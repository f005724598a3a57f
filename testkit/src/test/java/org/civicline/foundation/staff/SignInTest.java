package org.civicline.foundation.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.AtOnce;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class SignInTest {

    private static final String RIGHT = "正确的口令-1234";

    @Autowired
    SignIn signIn;

    @Autowired
    StaffDirectory directory;

    @Autowired
    Departments departments;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @MockitoSpyBean
    PasswordEncoder passwords;

    private String name = "";

    @BeforeEach
    void somebodyWithAPassword() {
        departments.putAll(List.of(new Department("hotline", "热线中心", "Hotline", Department.Level.CITY, null)));
        name = "t" + UUID.randomUUID().toString().substring(0, 13);
        var member = new StaffDirectory.NewStaffMember(name, name, "王", null, "hotline", Set.of(Role.AGENT));
        directory.add(member, RIGHT).orThrow();
        clearInvocations(passwords);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void theRightPasswordSignsIn() {
        assertThat(signIn.attempt(name, RIGHT).orThrow().username()).isEqualTo(name);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswerForTheSameWork() {
        Refusal wrong = refused(signIn.attempt(name, "wrong"));
        verify(passwords, times(1)).matches(any(), startsWith("{bcrypt}$2a$10$"));
        clearInvocations(passwords);

        Refusal unknown = refused(signIn.attempt("nobody", "wrong"));
        verify(passwords, times(1)).matches(any(), startsWith("{bcrypt}$2a$10$"));

        assertThat(unknown).isEqualTo(wrong);
        assertThat(wrong.code()).isEqualTo("foundation.sign-in-failed");
    }

    @Test
    void aDisabledAccountIsLikeAnUnknownOne() {
        jdbc.sql("UPDATE foundation.staff SET enabled = FALSE WHERE username = ?")
                .param(name)
                .update();
        assertThat(refused(signIn.attempt(name, RIGHT))).isEqualTo(refused(signIn.attempt("nobody", RIGHT)));
        verify(passwords, times(2)).matches(any(), any());
    }

    @Test
    void theFifthFailureLocksAndTheRightPasswordDoesNotOpen() {
        fail(5);
        Refusal refusal = refused(signIn.attempt(name, RIGHT));
        assertThat(refusal.code()).isEqualTo("foundation.locked");
        assertThat(refusal.details()).containsEntry("minutes", 15L);
        assertThat(audited())
                .containsExactly(
                        "staff.sign-in-failed",
                        "staff.sign-in-failed",
                        "staff.sign-in-failed",
                        "staff.sign-in-failed",
                        "staff.locked");
    }

    /** Or the lock would tell which names there are. */
    @Test
    void aNameNobodyHasIsLockedLikeOneThatSomebodyHas() {
        fail(5);
        String nobody = "n" + name;
        for (int i = 0; i < 5; i++) {
            assertThat(refused(signIn.attempt(nobody, "wrong")).code()).isEqualTo("foundation.sign-in-failed");
        }
        clearInvocations(passwords);

        assertThat(refused(signIn.attempt(nobody, RIGHT))).isEqualTo(refused(signIn.attempt(name, RIGHT)));
        verify(passwords, never()).matches(any(), any());

        clock.forward(Duration.ofMinutes(15));
        assertThat(refused(signIn.attempt(nobody, RIGHT)).code()).isEqualTo("foundation.sign-in-failed");
    }

    @Test
    void theLockOpensByItselfAfterAQuarterOfAnHour() {
        fail(5);
        clock.forward(Duration.ofMinutes(14));
        assertThat(refused(signIn.attempt(name, RIGHT)).code()).isEqualTo("foundation.locked");
        clock.forward(Duration.ofMinutes(1));
        assertThat(signIn.attempt(name, RIGHT)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void signingInForgetsTheFailuresBefore() {
        fail(4);
        signIn.attempt(name, RIGHT).orThrow();
        fail(4);
        assertThat(signIn.attempt(name, RIGHT)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aRestartForgetsNoFailureAndNoLock() {
        fail(4);
        assertThat(refused(afterARestart("wrong")).code()).isEqualTo("foundation.sign-in-failed");
        assertThat(refused(afterARestart(RIGHT)).code()).isEqualTo("foundation.locked");
    }

    @Test
    void failuresAtOnceAreCountedOneByOne() throws Exception {
        AtOnce.many(5, () -> signIn.attempt(name, "wrong"));
        assertThat(refused(signIn.attempt(name, RIGHT)).code()).isEqualTo("foundation.locked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "agent\u0000",
                "\u0007\u001b[2J",
                "😀👨‍👩‍👧",
                "' OR 1=1 --",
                "\uD800",
                "Robert'); DROP",
                "AGENT01"
            })
    void aNameThatCannotBeOneIsRefusedLikeAnUnknownOne(String odd) {
        assertThat(refused(signIn.attempt(odd, "wrong")).code()).isEqualTo("foundation.sign-in-failed");
        verify(passwords, times(1)).matches(any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "wrong\u0000\u0007", "😀", "\uD800", "' OR 1=1 --"})
    void aPasswordOfAnyCharactersIsOnlyWrong(String odd) {
        assertThat(refused(signIn.attempt(name, odd)).code()).isEqualTo("foundation.sign-in-failed");
    }

    @Test
    void tenThousandCharactersAreRefusedWhereverTheyStand() {
        String long10000 = "长".repeat(10_000);
        assertThat(refused(signIn.attempt(long10000, "wrong")).code()).isEqualTo("foundation.sign-in-failed");
        assertThat(refused(signIn.attempt(name, long10000)).code()).isEqualTo("foundation.sign-in-failed");
        assertThat(refused(signIn.attempt("nobody", long10000)).code()).isEqualTo("foundation.sign-in-failed");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refused(signIn.attempt(name, "wrong")).code()).isEqualTo("foundation.sign-in-failed");
        }
    }

    /** By an object that has seen nothing of what went before. */
    private Outcome<StaffMember> afterARestart(String password) {
        var again = new SignIn(jdbc, directory, passwords, new UnknownNames(), audit, clock);
        return Objects.requireNonNull(transactions.execute(_ -> again.attempt(name, password)));
    }

    private List<String> audited() {
        return jdbc.sql("""
                SELECT e.action FROM foundation.audit_entry e JOIN foundation.staff s ON e.subject = 'staff:' || s.id
                WHERE s.username = ? ORDER BY e.id
                """).param(name).query(String.class).list();
    }

    private static Refusal refused(Outcome<StaffMember> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<StaffMember>) outcome).refusal();
    }
}
