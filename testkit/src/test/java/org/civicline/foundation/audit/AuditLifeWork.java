package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.civicline.foundation.CurrentStaff;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

/** What tests of the record as time goes on begin with: an application and a file of their own, and other processes of the city. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
abstract class AuditLifeWork {

    static final long SEALING_LOCK = 0x43_49_56_49_43_01L;

    static final Duration SOON = Duration.ofSeconds(60);

    /** Of all tests; each class makes it anew. */
    static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "audit-" + UUID.randomUUID());

    /** Each test's application has a database, and so a file, of its own. */
    static int run;

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

    @AfterAll
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @DynamicPropertySource
    static void keepTheEnd(DynamicPropertyRegistry properties) {
        properties.add("civicline.audit.head-file", () -> headFile().toString());
    }

    static Path headFile() {
        try {
            return Files.createDirectories(FOLDER).resolve("head-" + run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void nextFile() {
        run++;
    }

    /** What another process of the same city has, with keys and a home of its own. */
    record Node(Audit log, Sealer sealer, AuditKeys keys, SealHeads heads) {}

    Node node(AuditKeys itsKeys) {
        return node(itsKeys, headFile());
    }

    Node node(AuditKeys itsKeys, Path headFile) {
        var fresh = new FreshEntries(clock);
        var heads = new SealHeads(headFile);
        var log = new AuditLog(new JdbcTemplate(database), database, currentStaff, itsKeys, heads, fresh, clock, json);
        return new Node(log, new Sealer(jdbc, transactions, log, itsKeys, heads, fresh, clock), itsKeys, heads);
    }

    void write(Audit log, String subject) {
        transactions.executeWithoutResult(_ -> log.record("ticket.shown", subject, Map.of()));
    }

    AuditKeys rotated() {
        SigningKey next = SigningKey.generate();
        return new AuditKeys(next, keys.ring().followedBy(next.open(), keys.signing()), keys.code());
    }

    void sealed(Node node, String subject) {
        write(node.log(), subject);
        await().atMost(SOON).until(() -> {
            node.sealer().seal();
            return unsealed() == 0;
        });
    }

    /** By this one and no other, from then on. */
    void sealedBy(Node node) {
        await().atMost(SOON).until(() -> {
            sealed(node, "ticket:1");
            return node.keys().signing().open().id().equals(newest().keyId());
        });
    }

    Seal newest() {
        return jdbc.sql("SELECT * FROM foundation.audit_seal ORDER BY number DESC LIMIT 1")
                .query((row, _) -> Seal.of(row))
                .single();
    }

    static List<Kind> kinds(Audit log) {
        return ((Verification.Broken) log.verify())
                .damages().stream().map(Audit.Damage::kind).toList();
    }

    /** Holds all sealing off until it is closed. */
    Connection noSealing() throws SQLException {
        Connection connection;
        try (Connection pooled = database.getConnection()) {
            connection = DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(SEALING_LOCK));
        }
        return connection;
    }

    void superuser(String change) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            assertThat(jdbc.sql(change).update()).isPositive();
        });
    }

    long unsealed() {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE seal_number IS NULL")
                .query(Long.class)
                .single();
    }
}
