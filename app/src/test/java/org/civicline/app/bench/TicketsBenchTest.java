package org.civicline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.civicline.CivicLineApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On the sample city and another copy of each of its cases. */
@SpringBootTest(classes = CivicLineApplication.class, properties = "civicline.sample-city=true")
@Import(StatementCount.class)
class TicketsBenchTest {

    private static int originals;

    @TempDir
    static Path home;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private StatementCount statements;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("civicline.home", () -> home.toString());
    }

    @BeforeEach
    void fill() throws Exception {
        if (originals == 0) {
            originals = Math.toIntExact(count("SELECT count(*) FROM ticketing.ticket"));
            CityArchive.open(this::connect, words(), _ -> {}).fillTo(2 * originals);
        }
    }

    /** They are written with constraints off; CHECKs and unique keys stay on. */
    @Test
    void copiesKeepEveryForeignKey() {
        List<String> orphans = jdbc.sql("""
                        SELECT format('SELECT count(*) FROM %s a WHERE a.%I IS NOT NULL AND NOT EXISTS '
                                || '(SELECT FROM %s b WHERE b.%I = a.%I)',
                            CAST(f.conrelid AS regclass), a.attname, CAST(f.confrelid AS regclass), b.attname, a.attname)
                        FROM pg_constraint f
                        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
                        JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[1]
                        WHERE f.contype = 'f' AND f.connamespace = CAST('ticketing' AS regnamespace)
                            AND cardinality(f.conkey) = 1
                        """).query(String.class).list();

        assertThat(orphans)
                .hasSizeGreaterThan(10)
                .allSatisfy(one -> assertThat(count(one)).isZero());
    }

    @Test
    void copiesHaveAllThatTheirOriginalsHave() {
        assertThat(count("SELECT count(*) FROM bench.ticket")).isEqualTo(originals);
        assertThat(count("SELECT count(*) FROM ticketing.ticket")).isGreaterThanOrEqualTo(2 * originals);
        for (String table : List.of("ticket_content", "ticket_event", "dispatch", "follow_up", "interaction")) {
            assertThat(count("SELECT count(*) FROM ticketing." + table))
                    .as(table)
                    .isGreaterThanOrEqualTo(2 * count("SELECT count(*) FROM bench." + table));
        }
        assertThat(count("""
                SELECT count(*) FROM ticketing.ticket t JOIN ticketing.ticket_event e ON e.ticket_id = t.id
                WHERE e.at < t.created_at
                """)).isZero();
    }

    @Test
    void lifeCyclesRunToTheirEndAndAreCounted() throws Exception {
        CaseWords words = words();
        statements.start();
        var calling = new Callers.Calling(beans, 0);
        Load.Result result =
                Load.run(2, Duration.ofSeconds(2), number -> new LifeCycle(beans, words, calling, number, 0));
        statements.stop();

        assertThat(result.count()).isPositive();
        assertThat(result.times().names()).contains("create", "dispatch", "sign", "reply", "approve", "rate", "find");
        assertThat(count("""
                SELECT count(*) FROM ticketing.ticket t
                JOIN ticketing.interaction_ticket i ON i.ticket_id = t.id
                WHERE t.phone LIKE '129%' AND t.status = 'CLOSED' AND t.closing = 'RATED'
                """)).isEqualTo(result.count());
        assertThat(statements.commits()).isGreaterThanOrEqualTo(6 * result.count());
        assertThat(statements.statements()).isGreaterThan(statements.commits());
        assertThat(statements.lines()).anyMatch(line -> line.sql().contains("INSERT INTO ticketing.ticket_event"));
    }

    @Test
    void casesOfPeopleTheCityKnowsBeginWithoutACall() throws Exception {
        CaseWords words = words();
        var known = Callers.Known.of(beans, 3);
        long before = count("SELECT count(*) FROM ticketing.ticket WHERE closing = 'RATED'");

        Load.Result result =
                Load.run(2, Duration.ofSeconds(1), number -> new LifeCycle(beans, words, known, number, 0));

        assertThat(result.times().names()).contains("create", "search").doesNotContain("contact", "recognise", "find");
        assertThat(count("SELECT count(*) FROM ticketing.ticket WHERE closing = 'RATED'"))
                .isEqualTo(before + result.count());
    }

    @Test
    void desksAreAskedAndTheBaselineRuns() throws Exception {
        Times reads = new DeskReads(beans, "13800138000").run(Duration.ofMillis(100));

        assertThat(reads.names()).contains("inbox_desk", "search_rare", DeskReads.DASHBOARD);
        assertThat(reads.millis(DeskReads.DASHBOARD, 0.95)).isPositive();
        assertThat(TpcB.create(this::connect).run(2, Duration.ofSeconds(1))).isPositive();
    }

    private CaseWords words() throws Exception {
        try (Connection connection = connect()) {
            return CaseWords.read(connection);
        }
    }

    /** Not from the pool: what is set on it must not stay. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
