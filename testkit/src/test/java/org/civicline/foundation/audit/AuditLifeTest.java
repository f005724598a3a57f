package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
import javax.sql.DataSource;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.civicline.foundation.CurrentStaff;
import org.civicline.testkit.AtOnce;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The record as time goes on: writers at work, processes killed, keys replaced, forgers between entry and seal. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class AuditLifeTest {

    private static final long SEALING_LOCK = 0x43_49_56_49_43_01L;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** There before the application is. */
    private static final Path FOLDER = folder();

    /** Each test's application has a database, and so a file, of its own. */
    private static int run;

    @Autowired
    Audit audit;

    @Autowired
    AuditKeys keys;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    CurrentStaff currentStaff;

    @Autowired
    MovableClock clock;

    @Autowired
    JsonMapper json;

    private static Path folder() {
        try {
            return Files.createTempDirectory("audit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @DynamicPropertySource
    static void keepTheEnd(DynamicPropertyRegistry properties) {
        properties.add("civicline.audit.head-file", () -> headFile().toString());
    }

    private static Path headFile() {
        return FOLDER.resolve("head-" + run);
    }

    @AfterEach
    void nextFile() {
        run++;
    }

    /** What another process of the same city has, with keys and a home of its own. */
    private record Node(Audit log, Sealer sealer, AuditKeys keys, SealHeads heads) {}

    private Node node(AuditKeys itsKeys) {
        return node(itsKeys, headFile());
    }

    private Node node(AuditKeys itsKeys, Path headFile) {
        var fresh = new FreshEntries(clock);
        var heads = new SealHeads(headFile);
        var log = new AuditLog(new JdbcTemplate(database), database, currentStaff, itsKeys, heads, fresh, clock, json);
        return new Node(log, new Sealer(jdbc, transactions, log, itsKeys, heads, fresh, clock), itsKeys, heads);
    }

    private void write(Audit log, String subject) {
        transactions.executeWithoutResult(_ -> log.record("ticket.shown", subject, Map.of()));
    }

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
    void aSealByAReplacedKeyIsFound() {
        Node after = node(rotated());
        sealedBy(after);
        Seal newest = newest();
        byte[] hash = new Seal.Batch(
                        newest.hash(),
                        newest.number() + 1,
                        clock.instant(),
                        keys.signing().open().id())
                .hash();
        jdbc.sql("INSERT INTO foundation.audit_seal VALUES (?, now(), 1, ?, ?, ?)")
                .params(
                        newest.number() + 1,
                        hash,
                        keys.signing().open().id(),
                        keys.signing().sign(Seal.statement(hash)))
                .update();
        assertThat(kinds(after.log())).contains(Kind.SEAL_BY_RETIRED_KEY);
    }

    @Test
    void whatWasWrittenWithoutTheKeyIsNeverSealedAndStopsNobody() {
        for (int i = 0; i < 3; i++) {
            jdbc.sql("""
                    INSERT INTO foundation.audit_entry (id, at, action, subject, details, code)
                    VALUES ('00000000-0000-7000-8000-00000000000%d', now(), 'ticket.closed', 'x', '{}', sha256('x'))
                    """.formatted(i)).update();
        }
        write(audit, "ticket:1");
        sealer.seal();
        await().atMost(SOON).until(() -> unsealed() == 3);
        assertThat(kinds(audit)).containsOnly(Kind.ENTRY_WITHOUT_KEY).hasSize(3);
    }

    @Test
    void whatIsDeletedBeforeItIsSealedIsNoticed() throws Exception {
        try (Connection _ = noSealing()) {
            write(audit, "ticket:1");
            superuser("DELETE FROM foundation.audit_entry WHERE subject = 'ticket:1'");
        }
        clock.forward(Duration.ofSeconds(10));
        await().atMost(SOON).until(() -> {
            sealer.seal();
            return !(audit.verify() instanceof Verification.Intact);
        });
        assertThat(kinds(audit)).containsExactly(Kind.ENTRY_GONE_BEFORE_SEAL);
    }

    @Test
    void whatIsChangedBeforeItIsSealedIsFound() throws Exception {
        try (Connection _ = noSealing()) {
            write(audit, "ticket:1");
            superuser("UPDATE foundation.audit_entry SET subject = 'ticket:2' WHERE subject = 'ticket:1'");
        }
        sealer.seal();
        assertThat(kinds(audit)).containsExactly(Kind.ENTRY_WITHOUT_KEY);
    }

    @Test
    void aCopyOfAnEntryIsFoundAndNeverSealedAndStopsNobody() {
        sealed(node(keys), "ticket:1");
        jdbc.sql("ALTER TABLE foundation.audit_entry DROP CONSTRAINT audit_entry_pkey")
                .update();
        superuser("""
                INSERT INTO foundation.audit_entry (id, at, actor, actor_name, action, subject, details, code)
                SELECT id, at, actor, actor_name, action, subject, details, code
                FROM foundation.audit_entry WHERE subject = 'ticket:1' LIMIT 1
                """);
        write(audit, "ticket:2");
        await().atMost(SOON).until(() -> {
            sealer.seal();
            return unsealed() == 1;
        });
        assertThat(kinds(audit)).containsExactly(Kind.ENTRY_TWICE);
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
    void anOlderBackupOfTheTablesIsFoundAndStaysFound() {
        Node city = node(keys);
        sealed(city, "ticket:1");
        for (String table : List.of("audit_seal", "audit_entry")) {
            jdbc.sql("CREATE TABLE foundation.old_%1$s AS TABLE foundation.%1$s".formatted(table))
                    .update();
        }
        sealed(city, "ticket:2");
        for (String table : List.of("audit_seal", "audit_entry")) {
            superuser("DELETE FROM foundation." + table);
            superuser("INSERT INTO foundation.%1$s SELECT * FROM foundation.old_%1$s".formatted(table));
        }
        assertThat(kinds(city.log())).containsExactly(Kind.END_CUT_OFF);

        sealed(city, "ticket:3");
        assertThat(kinds(city.log())).containsExactly(Kind.END_REPLACED);
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
    void aCutOffEndStaysFoundAfterTheRecordHasGrownPastIt() {
        Node city = node(keys);
        for (int i = 0; i < 4; i++) {
            sealed(city, "ticket:" + i);
        }
        long cut = newest().number();
        superuser("DELETE FROM foundation.audit_entry WHERE seal_number > " + (cut - 2));
        superuser("DELETE FROM foundation.audit_seal WHERE number > " + (cut - 2));
        assertThat(kinds(city.log())).containsExactly(Kind.END_CUT_OFF);

        Node restarted = node(keys);
        for (int i = 0; i < 5; i++) {
            sealed(restarted, "ticket:later-" + i);
        }
        assertThat(newest().number()).isGreaterThan(cut);
        assertThat(kinds(restarted.log())).containsExactly(Kind.END_REPLACED);
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

    private AuditKeys rotated() {
        SigningKey next = SigningKey.generate();
        return new AuditKeys(next, keys.ring().followedBy(next.open(), keys.signing()), keys.code());
    }

    private void sealed(Node node, String subject) {
        write(node.log(), subject);
        await().atMost(SOON).until(() -> {
            node.sealer().seal();
            return unsealed() == 0;
        });
    }

    /** By this one and no other, from then on. */
    private void sealedBy(Node node) {
        await().atMost(SOON).until(() -> {
            sealed(node, "ticket:1");
            return node.keys().signing().open().id().equals(newest().keyId());
        });
    }

    private Seal newest() {
        return jdbc.sql("SELECT * FROM foundation.audit_seal ORDER BY number DESC LIMIT 1")
                .query((row, _) -> Seal.of(row))
                .single();
    }

    private static List<Kind> kinds(Audit log) {
        return ((Verification.Broken) log.verify())
                .damages().stream().map(Audit.Damage::kind).toList();
    }

    /** Holds all sealing off until it is closed. */
    private Connection noSealing() throws SQLException {
        Connection connection;
        try (Connection pooled = database.getConnection()) {
            connection = DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(SEALING_LOCK));
        }
        return connection;
    }

    private void superuser(String change) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            assertThat(jdbc.sql(change).update()).isPositive();
        });
    }

    private long unsealed() {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE seal_number IS NULL")
                .query(Long.class)
                .single();
    }
}
