package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.Aside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Large files, and what becomes of them when the machine stops in the middle. */
@Aside
@DirtiesContext
class ImportInterruptedTest extends ImportWork {

    private static final String LINE = "thing-%d,一些字,0\n";

    @TestConfiguration
    static class ThingsConfiguration {

        @Bean
        Things things(JdbcClient jdbc, JdbcTemplate batches) {
            return new Things(jdbc, batches);
        }
    }

    /** A kind whose writing can be held up, and fails where a test says so. */
    static class Things implements ImportKind {

        final AtomicInteger largestBatch = new AtomicInteger();
        final AtomicReference<@Nullable Runnable> inTheMiddle = new AtomicReference<>();
        private final JdbcClient jdbc;
        private final JdbcTemplate batches;

        Things(JdbcClient jdbc, JdbcTemplate batches) {
            this.jdbc = jdbc;
            this.batches = batches;
            jdbc.sql("CREATE TABLE IF NOT EXISTS public.thing (code TEXT NOT NULL)")
                    .update();
        }

        @Override
        public String code() {
            return "things";
        }

        @Override
        public String module() {
            return "things";
        }

        @Override
        public Set<Role> takers() {
            return Set.of(Role.SUPERVISOR);
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("code", true, "x"), new Column("words", false, "y"), new Column("fails", true, "0"));
        }

        @Override
        public String key() {
            return "code";
        }

        @Override
        public boolean whole() {
            return false;
        }

        @Override
        public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
            largestBatch.accumulateAndGet(rows.size(), Math::max);
            rows.stream()
                    .filter(row -> "1".equals(row.cell("fails")))
                    .forEach(row -> problems.add(row.number(), "fails", "missing"));
            List<ImportRow> sound = rows.stream().filter(problems::none).toList();
            return new Prepared() {
                @Override
                public Tally tally() {
                    return new Tally(sound.size(), 0, 0);
                }

                @Override
                public void write(StaffMember by, String note) {
                    batches.batchUpdate(
                            "INSERT INTO public.thing (code) VALUES (?)",
                            sound.stream()
                                    .map(row -> new Object[] {row.cell("code")})
                                    .toList());
                    Runnable now = inTheMiddle.getAndSet(null);
                    if (now != null) {
                        now.run();
                        jdbc.sql("SELECT 1").query(Integer.class).single();
                    }
                }
            };
        }
    }

    @Autowired
    Things things;

    @BeforeEach
    void nothingThere() {
        jdbc.sql("TRUNCATE public.thing").update();
        things.inTheMiddle.set(null);
    }

    private static String[] file(int rows) {
        var lines = new StringBuilder("code,words,fails\n");
        for (int i = 1; i <= rows; i++) {
            lines.append(LINE.formatted(i));
        }
        return lines.toString().split("\n");
    }

    private List<Integer> counts() {
        return List.of(
                jdbc.sql("SELECT count(*) FROM public.thing")
                        .query(Integer.class)
                        .single(),
                jdbc.sql("SELECT count(DISTINCT code) FROM public.thing")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void aHundredThousandRowsComeInSomeHundredAtATime() throws Exception {
        JsonNode run = tried(supervisor, "things", file(100_000));
        assertThat(state(run)).isEqualTo("CHECKED");
        run = taken(supervisor, run);
        assertThat(tally(run)).isEqualTo("100000 0 0 0");
        assertThat(counts()).containsExactly(100_000, 100_000);
        assertThat(things.largestBatch.get()).isLessThanOrEqualTo(500);
    }

    /** The server ends the connection in the middle of a batch, as it does when the machine is gone. */
    @Test
    void killedInTheMiddleOfABatchItGoesOnWithoutLosingOrDoublingARow() throws Exception {
        JsonNode run = tried(supervisor, "things", file(2_300));
        var killed = new CountDownLatch(1);
        things.inTheMiddle.set(() -> things.inTheMiddle.set(() -> {
            Integer backend =
                    jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
            Thread.ofPlatform().start(() -> {
                jdbc.sql("SELECT pg_terminate_backend(?)")
                        .param(backend)
                        .query(Boolean.class)
                        .single();
                killed.countDown();
            });
            awaitFor(killed);
        }));
        run = taken(supervisor, run);
        assertThat(killed.getCount()).isZero();
        assertThat(state(run)).isEqualTo("DONE");
        assertThat(tally(run)).isEqualTo("2300 0 0 0");
        assertThat(counts()).containsExactly(2_300, 2_300);
    }

    private static void awaitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatGoesWrongStopsItAndItGoesOnWhereItWas() throws Exception {
        JsonNode run = tried(supervisor, "things", file(1_200));
        things.inTheMiddle.set(() -> things.inTheMiddle.set(() -> {
            throw new IllegalStateException("as a mistake of ours would");
        }));
        run = taken(supervisor, run);
        assertThat(state(run)).isEqualTo("STOPPED");
        assertThat(run.get("failure").get("code").asString()).isEqualTo("foundation.import-stopped");
        assertThat(counts()).containsExactly(500, 500);
        run = taken(supervisor, run);
        assertThat(state(run)).isEqualTo("DONE");
        assertThat(counts()).containsExactly(1_200, 1_200);
    }

    @Test
    void faultyRowsAreLeftOutOnlyWhereSomebodySaysSo() throws Exception {
        JsonNode run = tried(supervisor, "things", "code,words,fails", "a,x,0", "b,x,1", "c,x,", "a,y,0", "d,x,0");
        assertThat(problems(supervisor, run)).containsExactly("3 fails missing", "4 fails missing", "5 code twice");
        assertThat(start(supervisor, run, false).status()).isEqualTo(409);
        run = taken(supervisor, run, true);
        assertThat(tally(run)).isEqualTo("2 0 0 3");
        assertThat(jdbc.sql("SELECT code FROM public.thing ORDER BY code")
                        .query(String.class)
                        .list())
                .containsExactly("a", "d");
    }

    @Test
    void stoppedByHandItTakesNothingMoreInAndKeepsWhatIsIn() throws Exception {
        JsonNode run = tried(supervisor, "things", file(5_000));
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        things.inTheMiddle.set(() -> {
            reached.countDown();
            awaitFor(goOn);
        });
        start(supervisor, run, false);
        awaitFor(reached);
        var cancelling = java.util.concurrent.CompletableFuture.runAsync(() -> {
            try {
                giveUp(supervisor, run);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                                .query(Integer.class)
                                .single()
                        > 0);
        goOn.countDown();
        cancelling.get(60, TimeUnit.SECONDS);
        JsonNode over = rested(supervisor, id(run));
        assertThat(state(over)).isEqualTo("CANCELLED");
        assertThat(counts().getFirst()).isEqualTo(over.get("added").asInt()).isLessThan(5_000);
    }

    @Test
    void whoMayNoLongerDoSoDoesNotGoOn() throws Exception {
        StaffMember leaving = signedIn.newStaff("hotline", Role.SUPERVISOR);
        JsonNode run = tried(leaving, "things", file(1_200));
        things.inTheMiddle.set(() -> jdbc.sql("UPDATE foundation.staff SET enabled = FALSE WHERE id = ?")
                .param(leaving.id().value())
                .update());
        start(leaving, run, false);
        run = rested(supervisor, id(run));
        assertThat(state(run)).isEqualTo("STOPPED");
        assertThat(run.get("failure").get("code").asString()).isEqualTo("foundation.import-starter-gone");
        assertThat(state(taken(supervisor, run))).isEqualTo("DONE");
        assertThat(counts()).containsExactly(1_200, 1_200);
        assertThat(Objects.requireNonNull(run.get("note")).asString()).isEqualTo("测试");
    }
}
