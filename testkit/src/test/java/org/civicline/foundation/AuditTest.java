package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class AuditTest {

    @Autowired
    Audit audit;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void threeActs() {
        signedIn.as(signedIn.newStaff("office", Role.AGENT));
        for (int i = 0; i < 3; i++) {
            audit.record("ticket.unmasked", "ticket:" + i, Map.of("why", "测试"));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> unsealed() == 0);
    }

    @AfterEach
    void signOut() {
        signedIn.out();
    }

    @Test
    void anUntouchedChainIsIntact() {
        // signing began, three acts
        assertThat(audit.verify()).isEqualTo(new Audit.Verification.Intact(4, seals(), 0, false));
    }

    @Test
    void anEntryCannotBeChangedOrDeleted() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE foundation.audit_entry SET action = 'x'")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM foundation.audit_entry").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE foundation.audit_entry").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO foundation.audit_entry (id, at, action, subject, details, seal_number)
                                VALUES (gen_random_uuid(), now(), 'a', 's', '{}', 1)
                                """).update()).hasMessageContaining("append-only");
    }

    @Test
    void aSealCannotBeChangedOrDeleted() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE foundation.audit_seal SET sealed_at = now()")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM foundation.audit_seal").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> jdbc.sql("TRUNCATE foundation.audit_seal CASCADE").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void aChangeBehindTheTriggersBackIsFound() {
        behindTheTriggersBack("UPDATE foundation.audit_entry SET actor = NULL WHERE subject = 'ticket:1'");
        assertThat(audit.verify()).isInstanceOf(Audit.Verification.Broken.class);
    }

    @Test
    void aMissingEntryIsFound() {
        behindTheTriggersBack("DELETE FROM foundation.audit_entry WHERE subject = 'ticket:1'");
        assertThat(audit.verify()).isInstanceOf(Audit.Verification.Broken.class);
    }

    @Test
    void anEntryExistsOnlyIfItsActDoes() {
        transactions.executeWithoutResult(status -> {
            audit.record("ticket.closed", "ticket:9", Map.of());
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE subject = 'ticket:9'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void behindTheTriggersBack(String change) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            assertThat(jdbc.sql(change).update()).isEqualTo(1);
        });
    }

    private long seals() {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_seal")
                .query(Long.class)
                .single();
    }

    private long unsealed() {
        return jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE seal_number IS NULL")
                .query(Long.class)
                .single();
    }
}
