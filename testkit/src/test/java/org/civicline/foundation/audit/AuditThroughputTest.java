package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Audit.Verification;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What sealing costs writers: the figures are logged, not asserted. The test database does not wait for the disk. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext
class AuditThroughputTest {

    private static final Logger LOG = LoggerFactory.getLogger(AuditThroughputTest.class);
    private static final int WRITERS = 8;
    private static final int EACH = Integer.getInteger("civicline.audit.each", 250);
    private static final int ROUNDS = 3;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Test
    void writersDoNotWaitForSealing() throws Exception {
        write();
        for (int round = 0; round < ROUNDS; round++) {
            double with = write();
            double without;
            try (Connection _ = noSealing()) {
                without = write();
            }
            LOG.info(
                    "audit entries per second, one transaction each, {} writers: {} sealed meanwhile, {} not",
                    WRITERS,
                    Math.round(with),
                    Math.round(without));
        }
        long began = System.nanoTime();
        await().atMost(Duration.ofMinutes(2)).until(() -> open() == 0);
        LOG.info("the backlog was sealed in {} ms", (System.nanoTime() - began) / 1_000_000);
        began = System.nanoTime();
        Verification found = audit.verify();
        LOG.info("verified in {} ms: {}", (System.nanoTime() - began) / 1_000_000, found);
        assertThat(found)
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(1 + (1 + 2L * ROUNDS) * WRITERS * EACH));
    }

    private double write() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    audit.record("ticket.shown", "ticket:" + i, Map.of("why", "throughput"));
                }
                return true;
            });
        }
        long began = System.nanoTime();
        AtOnce.all(writers);
        return WRITERS * EACH / ((System.nanoTime() - began) / 1e9);
    }

    private long open() {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE seal_number IS NULL")
                .query(Long.class)
                .single();
    }

    private Connection noSealing() throws Exception {
        Connection connection;
        try (Connection pooled = database.getConnection()) {
            connection = DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(0x43_49_56_49_43_01L));
        }
        return connection;
    }
}
