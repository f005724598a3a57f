package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.civicline.foundation.Audit.Damage.Kind;
import org.civicline.foundation.Audit.Verification;
import org.junit.jupiter.api.Test;

/** Forgers between entry and seal, with keys of old and backups of old. */
class AuditForgeryTest extends AuditLifeWork {

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
}
