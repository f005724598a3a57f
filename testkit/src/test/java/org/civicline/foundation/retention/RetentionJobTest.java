package org.civicline.foundation.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A night in which not everything can be forgotten. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DirtiesContext
class RetentionJobTest {

    @Autowired
    RetentionRules rules;

    @Autowired
    RetentionRuns runs;

    @Autowired
    RetentionHealth health;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    /** A kind with so many records past their time. */
    private static final class Kept implements PersonalData {

        private final String kind;
        private final boolean broken;
        private final long stuck;
        private long records;

        private Kept(String kind, long records, long stuck, boolean broken) {
            this.kind = kind;
            this.records = records;
            this.stuck = stuck;
            this.broken = broken;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public long countOlder(Instant than) {
            return records;
        }

        @Override
        public int forgetOlder(Instant than, int most) {
            if (broken) {
                throw new DataAccessResourceFailureException("the disk is gone");
            }
            int some = (int) Math.min(records - stuck, most);
            records -= some;
            return some;
        }

        @Override
        public long countOf(DataSubject person) {
            return 0;
        }

        @Override
        public int forgetOf(DataSubject person) {
            return 0;
        }
    }

    @Test
    void whereOneKindFailsTheOthersAreForgottenAllTheSame() {
        List<RetentionRuns.Result> results = run(new Kept("calls", 7, 0, true), new Kept("contacts", 700, 0, false));
        assertThat(records(results)).containsOnly(entry("calls", 0L), entry("contacts", 700L));
        assertThat(results)
                .filteredOn(one -> one.kind().equals("calls"))
                .singleElement()
                .satisfies(one -> assertThat(one.failure()).isEqualTo("DataAccessResourceFailureException"));
        assertThat(runs.newest(1).getFirst().failure()).isEqualTo("calls");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .hasEntrySatisfying("text", text -> assertThat(text.toString()).endsWith("calls"));
    }

    @Test
    void whatStaysThoughItsTimeIsOverIsToldUntilItIsGone() {
        List<RetentionRuns.Result> results = run(new Kept("recordings", 520, 3, false));
        assertThat(results.getFirst().records()).isEqualTo(517);
        assertThat(results.getFirst().remaining()).isEqualTo(3);
        assertThat(runs.newest(1).getFirst().failure()).isEqualTo("recordings");
        assertThat(runs.counted().get("recordings"))
                .satisfies(one -> assertThat(one.records()).isEqualTo(3));
        run(new Kept("recordings", 3, 0, false));
        assertThat(runs.newest(1).getFirst().failure()).isNull();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(runs.counted().get("recordings"))
                .satisfies(one -> assertThat(one.records()).isZero());
    }

    private List<RetentionRuns.Result> run(PersonalData... kinds) {
        var asked = new RetentionRuns.Asked(UUID.randomUUID(), false);
        jdbc.sql("INSERT INTO foundation.retention_run (id, dry, asked_at, began_at) VALUES (?, FALSE, now(), now())")
                .param(asked.id())
                .update();
        new RetentionJob(rules, runs, List.of(kinds), transactions, audit, clock, ZoneId.of("Asia/Shanghai"))
                .run(asked);
        return runs.results(List.of(asked.id())).getOrDefault(asked.id(), List.of());
    }

    private static Map<String, Long> records(List<RetentionRuns.Result> results) {
        var records = new HashMap<String, Long>();
        results.forEach(one -> records.put(one.kind(), one.records()));
        return records;
    }
}
