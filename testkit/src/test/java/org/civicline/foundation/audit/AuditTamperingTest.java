package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.civicline.testkit.AtOnce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A log of thousands of entries by concurrent writers, and a forger who is the database's superuser, past every trigger
 * and constraint, but without the keys. Each forgery is made in a transaction, looked at, and taken back.
 */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTamperingTest {

    private static final int WRITERS = 8;
    private static final int EACH = 50;
    private static final int ROUNDS = 8;
    private static final int RANDOM_FORGERIES = 60;

    /** There before the application is. */
    private static final Path FOLDER = folder();

    @Autowired
    Audit audit;

    @Autowired
    AuditKeys keys;

    @Autowired
    SealHeads heads;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transactions;

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
        properties.add("civicline.audit.head-file", () -> FOLDER.resolve("head").toString());
    }

    @BeforeAll
    void aLogByConcurrentWriters() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            // nobody else seals meanwhile: each round is a batch
            Sealer other = sealer;
            synchronized (other) {
                writeAtOnce(round);
                sealer.seal();
            }
        }
        assertThat(count("audit_entry WHERE seal_number IS NULL")).isZero();
        assertThat(count("audit_seal")).isEqualTo(1 + ROUNDS);
    }

    private void writeAtOnce(int round) throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    audit.record(
                            "ticket.shown", "ticket:" + round + "-" + number + "-" + i, Map.of("why", "测试", "n", i));
                }
                return true;
            });
        }
        AtOnce.all(writers);
    }

    @Test
    void untouchedItIsIntactForTheCityAndForAnAuditor() throws Exception {
        long all = ROUNDS * WRITERS * EACH + 1;
        var intact = new Verification.Intact(all, count("audit_seal"), 0, true);
        assertThat(audit.verify()).isEqualTo(intact);
        try (Connection connection = database.getConnection()) {
            assertThat(new AuditVerifier(keys.ring(), null, heads.read(), _ -> {}).verify(connection))
                    .isEqualTo(intact);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void isFound(String forgery, Kind kind, boolean alsoWithoutTheCitysKey) {
        List<String> statements = List.of(forgery.split(";"));
        forged(statements, keys.code(), broken -> {
            assertThat(broken.damages()).extracting(Audit.Damage::kind).contains(kind);
        });
        if (alsoWithoutTheCitysKey) {
            forged(statements, null, _ -> {});
        }
    }

    static Stream<Arguments> forgeries() {
        String some = "(SELECT id FROM foundation.audit_entry WHERE seal_number = 3 ORDER BY id OFFSET 2 LIMIT 1)";
        String change = "UPDATE foundation.audit_entry SET %s WHERE id = " + some;
        String last = "(SELECT max(number) FROM foundation.audit_seal)";
        String copy = """
                INSERT INTO foundation.audit_entry SELECT %s, at, actor, action, subject, details, %s, actor_name, code
                FROM foundation.audit_entry WHERE id =\s""" + some;
        return Stream.of(
                // each column of an entry
                arguments(change.formatted("id = gen_random_uuid()"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("at = at + interval '1 microsecond'"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("at = 'infinity'"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("actor = gen_random_uuid()"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("actor_name = 'wang'"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("action = action || 'x'"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("action = ''"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("subject = 'ticket:0'"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("action = action || subject, subject = ''"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("details = details || ' '"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("code = sha256(code)"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("code = NULL"), Kind.ENTRY_CHANGED, true),
                arguments(change.formatted("seal_number = 2"), Kind.ENTRY_INSERTED, true),
                arguments(change.formatted("seal_number = NULL"), Kind.ENTRY_DELETED, true),
                arguments(change.formatted("seal_number = 999999"), Kind.ENTRY_WITHOUT_SEAL, true),
                arguments(change.formatted("seal_number = -1"), Kind.ENTRY_WITHOUT_SEAL, true),
                // rows gone: the first, one in the middle, the last, a whole batch's
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE id = (SELECT id FROM foundation.audit_entry ORDER BY"
                                + " seal_number, id LIMIT 1)",
                        Kind.ENTRY_DELETED,
                        true),
                arguments("DELETE FROM foundation.audit_entry WHERE id = " + some, Kind.ENTRY_DELETED, true),
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE id = (SELECT id FROM foundation.audit_entry ORDER BY"
                                + " seal_number DESC, id DESC LIMIT 1)",
                        Kind.ENTRY_DELETED,
                        true),
                arguments("DELETE FROM foundation.audit_entry WHERE seal_number = 2", Kind.ENTRY_DELETED, true),
                arguments("DELETE FROM foundation.audit_entry", Kind.ENTRY_DELETED, true),
                // two rows change places, in a batch and between batches
                arguments(swap(3, 3), Kind.ENTRY_CHANGED, true),
                arguments(swap(2, 3), Kind.ENTRY_CHANGED, true),
                arguments(moved(), Kind.ENTRY_CHANGED, true),
                // rows put in
                arguments(copy.formatted("gen_random_uuid()", "seal_number"), Kind.ENTRY_INSERTED, true),
                arguments(copy.formatted("'00000000-0000-7000-8000-000000000000'", "1"), Kind.ENTRY_INSERTED, true),
                arguments(copy.formatted("'ffffffff-ffff-7fff-bfff-ffffffffffff'", last), Kind.ENTRY_INSERTED, true),
                arguments(copy.formatted("gen_random_uuid()", "NULL"), Kind.ENTRY_WITHOUT_KEY, false),
                // what the city wrote itself, once more
                arguments(
                        "ALTER TABLE foundation.audit_entry DROP CONSTRAINT audit_entry_pkey; "
                                + copy.formatted("id", "NULL"),
                        Kind.ENTRY_TWICE,
                        true),
                arguments("""
                        INSERT INTO foundation.audit_entry (id, at, action, subject, details)
                        VALUES (gen_random_uuid(), now(), 'ticket.closed', 'ticket:1', '{}')
                        """, Kind.ENTRY_WITHOUT_KEY, false),
                // one row in another's place
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE id = (SELECT id FROM foundation.audit_entry WHERE"
                                + " seal_number = 3 ORDER BY id LIMIT 1); "
                                + copy.formatted("gen_random_uuid()", "seal_number"),
                        Kind.ENTRY_CHANGED,
                        true),
                // each column of a seal
                arguments(seal("number = 999999"), Kind.SEAL_DELETED, true),
                arguments(seal("number = -3"), Kind.SEAL_INSERTED, true),
                arguments(seal("sealed_at = sealed_at + interval '1 microsecond'"), Kind.ENTRY_CHANGED, true),
                arguments(seal("entries = entries + 1"), Kind.SEAL_CHANGED, true),
                arguments(seal("entries = entries - 1"), Kind.SEAL_CHANGED, true),
                arguments(seal("hash = sha256(hash)"), Kind.SEAL_CHANGED, true),
                arguments(seal("key_id = '0123456789abcdef'"), Kind.SEAL_BY_UNKNOWN_KEY, true),
                arguments(seal("signature = sha512(signature)"), Kind.SEAL_CHANGED, true),
                arguments(seal("signature = ''"), Kind.SEAL_CHANGED, true),
                arguments(seal("key_id = NULL, signature = NULL"), Kind.SEAL_UNSIGNED, true),
                arguments("UPDATE foundation.audit_seal SET key_id = NULL, signature = NULL", Kind.SEAL_UNSIGNED, true),
                // seals gone, with and without their entries
                arguments("DELETE FROM foundation.audit_seal WHERE number = 1", Kind.SEAL_DELETED, true),
                arguments("DELETE FROM foundation.audit_seal WHERE number = 3", Kind.ENTRY_WITHOUT_SEAL, true),
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE seal_number = 3; "
                                + "DELETE FROM foundation.audit_seal WHERE number = 3",
                        Kind.SEAL_DELETED,
                        true),
                arguments("DELETE FROM foundation.audit_seal WHERE number = " + last, Kind.END_CUT_OFF, true),
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE seal_number = %s; ".formatted(last)
                                + "DELETE FROM foundation.audit_seal WHERE number = " + last,
                        Kind.END_CUT_OFF,
                        true),
                arguments(
                        "DELETE FROM foundation.audit_entry WHERE seal_number > 3; "
                                + "DELETE FROM foundation.audit_seal WHERE number > 3",
                        Kind.END_CUT_OFF,
                        true),
                arguments(
                        "DELETE FROM foundation.audit_entry; DELETE FROM foundation.audit_seal",
                        Kind.END_CUT_OFF,
                        true),
                // a batch and its seal change places with others
                arguments(renumbered(), Kind.ENTRY_CHANGED, true),
                // a seal too many
                arguments(
                        "INSERT INTO foundation.audit_seal SELECT number + 1, sealed_at, entries, hash, key_id,"
                                + " signature FROM foundation.audit_seal WHERE number = " + last,
                        Kind.ENTRY_DELETED,
                        true));
    }

    private static String seal(String change) {
        return "UPDATE foundation.audit_seal SET " + change + " WHERE number = 3";
    }

    /** All of two rows but their ids and batches. */
    private static String swap(int one, int other) {
        String row = "(SELECT id FROM foundation.audit_entry WHERE seal_number = %d ORDER BY id OFFSET %d LIMIT 1)";
        return """
                WITH pair AS (SELECT %s AS a, %s AS b)
                UPDATE foundation.audit_entry e
                SET at = o.at, actor = o.actor, actor_name = o.actor_name, action = o.action, subject = o.subject, details = o.details, code = o.code
                FROM pair, foundation.audit_entry o
                WHERE (e.id = pair.a AND o.id = pair.b) OR (e.id = pair.b AND o.id = pair.a)
                """.formatted(row.formatted(one, 0), row.formatted(other, 1));
    }

    /** Two rows change their batches: the counts stay right. */
    private static String moved() {
        String row = "(SELECT id FROM foundation.audit_entry WHERE seal_number = %d ORDER BY id LIMIT 1)";
        return "WITH pair AS (SELECT %s AS a, %s AS b) UPDATE foundation.audit_entry e SET seal_number = CASE WHEN e.id = pair.a THEN 3 ELSE 2 END FROM pair WHERE e.id IN (pair.a, pair.b)"
                .formatted(row.formatted(2), row.formatted(3));
    }

    private static String renumbered() {
        String swap = "UPDATE foundation.%s SET %s = 5 - %2$s WHERE %2$s IN (2, 3)";
        return "ALTER TABLE foundation.audit_seal DROP CONSTRAINT audit_seal_pkey; "
                + swap.formatted("audit_entry", "seal_number") + "; " + swap.formatted("audit_seal", "number");
    }

    @Test
    void aSealSignedAgainWithAnotherKeyIsFound() {
        SigningKey forger = SigningKey.generate();
        byte[] hash = jdbc.sql("SELECT hash FROM foundation.audit_seal WHERE number = 3")
                .query((row, _) -> row.getBytes(1))
                .single();
        String signature = "signature = '\\x" + HexFormat.of().formatHex(forger.sign(Seal.statement(hash))) + "'";
        forged(List.of(seal(signature)), null, broken -> {
            assertThat(broken.first().kind()).isEqualTo(Kind.SEAL_CHANGED);
        });
        forged(List.of(seal(signature + ", key_id = '" + forger.open().id() + "'")), null, broken -> {
            assertThat(broken.first()).isEqualTo(new Audit.Damage(Kind.SEAL_BY_UNKNOWN_KEY, 3L, null, 0));
        });
    }

    @Test
    void theEntryThatWasChangedIsNamed() {
        var changed = jdbc.sql("SELECT id FROM foundation.audit_entry WHERE seal_number = 3 ORDER BY id DESC LIMIT 1")
                .query(UUID.class)
                .single();
        forged(
                List.of("UPDATE foundation.audit_entry SET subject = 'x' WHERE id = '%s'".formatted(changed)),
                keys.code(),
                broken -> {
                    assertThat(broken)
                            .isEqualTo(new Verification.Broken(
                                    List.of(new Audit.Damage(Kind.ENTRY_CHANGED, 3L, changed, 0)), 1));
                });
    }

    @Test
    void anyColumnOfAnyRowChangedAtRandomIsFound() {
        Random random = new Random(12345);
        List<String> changes = List.of(
                "entry SET id = gen_random_uuid()",
                "entry SET at = at - interval '1 hour'",
                "entry SET actor = gen_random_uuid()",
                "entry SET action = 'staff.signed-in'",
                "entry SET subject = subject || '0'",
                "entry SET details = '{}'",
                "entry SET code = sha256(code)",
                "entry SET seal_number = seal_number + 1",
                "seal SET sealed_at = sealed_at - interval '1 day'",
                "seal SET entries = entries + 1",
                "seal SET hash = sha256(hash)",
                "seal SET key_id = 'x'",
                "seal SET signature = sha512(signature)");
        for (int i = 0; i < RANDOM_FORGERIES; i++) {
            String change = changes.get(random.nextInt(changes.size()));
            String table = change.startsWith("entry") ? "audit_entry" : "audit_seal";
            String key = change.startsWith("entry") ? "id" : "number";
            int row = random.nextInt((int) count(table));
            String forgery =
                    "UPDATE foundation.audit_%s WHERE %s = (SELECT %2$s FROM foundation.%s ORDER BY %2$s OFFSET %d LIMIT 1)"
                            .formatted(change, key, table, row);
            forged(List.of(forgery), random.nextBoolean() ? keys.code() : null, _ -> {});
        }
    }

    /** Verifies in the forger's transaction, which is then rolled back. */
    private void forged(List<String> forgery, @Nullable EntryCode code, Consumer<Verification.Broken> look) {
        Verification found = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            int rows = 0;
            for (String statement : forgery) {
                rows += jdbc.sql(statement).update();
            }
            assertThat(rows).as("the forgery does something").isPositive();
            Connection connection = DataSourceUtils.getConnection(database);
            try {
                return new AuditVerifier(keys.ring(), code, heads.read(), _ -> {}).read(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
                status.setRollbackOnly();
            }
        }));
        assertThat(found).as(String.join(";", forgery)).isInstanceOf(Verification.Broken.class);
        look.accept((Verification.Broken) found);
    }

    private long count(String of) {
        return jdbc.sql("SELECT count(*) FROM foundation." + of)
                .query(Long.class)
                .single();
    }
}
