package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;

/** The record as time goes on: writers at work, processes killed, keys replaced. */
class AuditLifeTest extends AuditLifeWork {

    @Test
    void writersAndVerifierAtOnceNeverRaiseAFalseAlarm() throws Exception {
        int writers = 8;
        int each = 300;
        var running = new AtomicInteger(writers);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            all.add(() -> {
                try {
                    for (int i = 0; i < each; i++) {
                        int number = i;
                        transactions.executeWithoutResult(status -> {
                            audit.record("ticket.shown", "ticket:" + number, Map.of());
                            audit.record("ticket.closed", "ticket:" + number, Map.of("n", number));
                            if (number % 10 == 0) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                } finally {
                    running.decrementAndGet();
                }
                return 0;
            });
        }
        for (int verifier = 0; verifier < 2; verifier++) {
            all.add(() -> {
                int times = 0;
                while (running.get() > 0) {
                    sealer.seal();
                    assertThat(audit.verify()).isInstanceOf(Verification.Intact.class);
                    times++;
                }
                return times;
            });
        }
        assertThat(AtOnce.all(all).getLast()).isPositive();
        await().atMost(SOON).until(() -> unsealed() == 0);
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(1 + writers * each * 2 * 9 / 10));
    }

    @Test
    void killedBetweenEntryAndSealTheNextProcessSealsIt() throws Exception {
        try (Connection _ = noSealing()) {
            write(node(keys).log(), "ticket:1");
            assertThat(unsealed()).isEqualTo(1);
            assertThat(audit.verify())
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.unsealed()).isEqualTo(1));
        }
        Node next = node(keys);
        next.sealer().seal();
        await().atMost(SOON).until(() -> unsealed() == 0);
        assertThat(next.log().verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void killedBetweenTheSealsCommitAndTheFileNothingIsWrong() throws Exception {
        Path head = headFile();
        Node one = node(keys);
        sealed(one, "ticket:1");
        String before = Files.readString(head);
        sealed(one, "ticket:2");
        Files.writeString(head, before);

        Node next = node(keys);
        assertThat(next.log().verify()).isInstanceOf(Verification.Intact.class);
        sealed(next, "ticket:3");
        assertThat(next.log().verify()).isInstanceOf(Verification.Intact.class);
        assertThat(next.heads().read()).as("no sign of anything missing").hasSize(1);
    }

    @Test
    void acrossAReplacedKeyTheRecordStaysWhole() throws Exception {
        write(audit, "ticket:1");
        sealer.seal();
        AuditKeys rotated = rotated();
        Node after = node(rotated);
        try (Connection _ = noSealing()) {
            write(audit, "ticket:2"); // by the process with the old key, which is killed before it seals
        }
        await().atMost(SOON).until(() -> {
            after.sealer().seal();
            return unsealed() == 0;
        });
        sealedBy(after);

        assertThat(after.log().verify()).isInstanceOf(Verification.Intact.class);
        assertThat(new AuditVerifier(
                                KeyRing.of(keys.signing().open()).followedThrough(rotated.ring()),
                                null,
                                List.of(),
                                _ -> {})
                        .verify(database.getConnection()))
                .as("for an auditor who has only the first key, and follows")
                .isInstanceOf(Verification.Intact.class);
    }

    @Test
    void theProcessWithTheOldKeyLeavesSealingToTheNewOne() {
        Node after = node(rotated());
        sealedBy(after);
        write(audit, "ticket:2");
        sealer.seal();
        assertThat(unsealed()).isEqualTo(1);
        await().atMost(SOON).until(() -> {
            after.sealer().seal();
            return unsealed() == 0;
        });
        assertThat(after.log().verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void anActWhoseEntryTheDatabaseSwallowsDoesNotHappen() {
        jdbc.sql("""
                CREATE FUNCTION foundation.swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'
                """).update();
        jdbc.sql("""
                CREATE TRIGGER swallowing BEFORE INSERT ON foundation.audit_entry
                FOR EACH ROW WHEN (NEW.action = 'ticket.shown') EXECUTE FUNCTION foundation.swallow()
                """).update();
        assertThatThrownBy(() -> write(audit, "ticket:1")).hasMessageContaining("ticket.shown");
    }

    @Test
    void whatWasRolledBackIsNotMissed() {
        transactions.executeWithoutResult(status -> {
            audit.record("ticket.closed", "ticket:1", Map.of());
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> {
            Object before = status.createSavepoint();
            audit.record("ticket.closed", "ticket:2", Map.of());
            status.rollbackToSavepoint(before);
        });
        clock.forward(Duration.ofSeconds(10));
        sealer.seal();
        assertThat(audit.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void whatRelease01SealedAndLeftUnsealedIsTakenOver() {
        superuser("DELETE FROM foundation.audit_entry");
        superuser("DELETE FROM foundation.audit_seal");
        Node updated = node(keys, FOLDER.resolve("head-updated"));
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(SEALING_LOCK)
                    .query(String.class)
                    .optional();
            release01();
        });
        await().atMost(SOON).until(() -> {
            updated.sealer().seal();
            return unsealed() == 0;
        });
        assertThat(updated.log().verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(4));

        superuser("UPDATE foundation.audit_entry SET subject = 'x' WHERE subject = 'ticket:0'");
        assertThat(kinds(updated.log())).contains(Kind.ENTRY_CHANGED);
    }

    /** Two entries under an unsigned seal, one under none. */
    private void release01() {
        var batch = new Seal.Batch(Seal.GENESIS, 1, null, null);
        jdbc.sql("INSERT INTO foundation.audit_seal VALUES (1, now(), 2, sha256(''))")
                .update();
        for (int i = 0; i < 3; i++) {
            UUID id = new UUID(0x7000, i);
            Instant at = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
            var entry = new AuditEntry(id, at, null, null, "ticket.shown", "ticket:" + i, "{}", null, null);
            jdbc.sql(
                            "INSERT INTO foundation.audit_entry VALUES (?, ?, NULL, 'ticket.shown', ?, '{}', NULL, NULL, NULL)")
                    .params(id, Timestamp.from(at), "ticket:" + i)
                    .update();
            if (i < 2) {
                batch.add(entry);
                jdbc.sql("UPDATE foundation.audit_entry SET seal_number = 1 WHERE id = ?")
                        .param(id)
                        .update();
            }
        }
        jdbc.sql("SET LOCAL session_replication_role = replica").update();
        jdbc.sql("UPDATE foundation.audit_seal SET hash = ?")
                .param(batch.hash())
                .update();
    }
}
