package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.civicline.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class TriageReportTest {

    private static final String LEARNT = """
            {"closedFrom": "2026-01-02T03:04:05Z", "closedUntil": "2026-03-04T05:06:07Z", "questions": {
              "TYPE": {"cases": 240, "accuracy": 0.912, "macroF1": 0.876, "sureFrom": 0.55,
                "labels": [{"name": "HELP", "truths": 120, "given": 130, "right": 110}],
                "confusions": [{"truth": "HELP", "given": "COMPLAINT", "count": 9}],
                "sure": [{"probability": 0.7, "share": 0.8, "accuracy": 0.95}],
                "left": {"PRAISE": 2}},
              "URGENCY": {"cases": 60, "accuracy": 0.4, "macroF1": 0.3, "sureFrom": 2.0,
                "labels": [], "confusions": [], "sure": [], "left": {}}}}
            """;

    private @Nullable Connection opened;

    @BeforeEach
    void aDatabase() throws IOException, SQLException {
        String url = TestDatabase.create();
        opened = DriverManager.getConnection(url, "postgres", "");
        run("CREATE SCHEMA knowledgebase");
        run(new ClassPathResource("db/migration/knowledgebase/V31__triage.sql")
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws SQLException {
        connection().close();
    }

    private Connection connection() {
        return Objects.requireNonNull(opened);
    }

    @Test
    void whatWasLearntAndWhatPeopleMadeOfItIsTold() throws SQLException {
        version(1, "{\"questions\": {}}");
        version(2, LEARNT);
        use("1", "TYPE", "HELP", "HELP", true);
        use("2", "TYPE", "HELP", "HELP", true);
        use("2", "TYPE", "HELP", "COMPLAINT", false);
        use("NULL", "DEPARTMENT", "water", "water", false);
        assertThat(printed(null))
                .contains(
                        "Version 2, from cases closed between 2026-01-02 and 2026-03-04.",
                        "TYPE: 240 cases, accuracy 0.912, macro-F1 0.876; asks a person below a probability of 0.55",
                        "from a probability of 0.7 on:  80% of all,  95.0% right",
                        "HELP                        120 cases, given    130 times, right    110 times",
                        "HELP taken for COMPLAINT 9 times",
                        "too rare to learn: PRAISE",
                        "URGENCY: 60 cases, accuracy 0.400, macro-F1 0.300; always asks a person",
                        "TYPE: suggested 2 times, right 1 times, taken with one click 1 times",
                        "DEPARTMENT (untrained): suggested 1 times, right 1 times, taken with one click 0 times",
                        "version 2, learnt 2026-05-06",
                        "version 1, learnt 2026-05-06");
    }

    @Test
    void anEarlierVersionCanBeAskedFor() throws SQLException {
        version(1, "{\"questions\": {}}");
        version(2, LEARNT);
        assertThat(printed(1)).contains("Version 1,", "Nobody was given a suggestion yet.");
        assertThatThrownBy(() -> TriageReport.of(connection(), 7))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("no version 7");
    }

    @Test
    void whereNothingWasLearntItIsSaidHowToLearn() {
        assertThatThrownBy(() -> TriageReport.of(connection(), null))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("./civicline triage train");
    }

    private String printed(@Nullable Integer version) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        TriageReport.of(connection(), version).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void version(int number, String report) throws SQLException {
        run(
                "INSERT INTO knowledgebase.triage_model (version, learnt_at, cases, report) VALUES (%d, '2026-05-06T12:00:00Z', 240, '%s')"
                        .formatted(number, report));
    }

    private void use(String version, String question, String suggested, String chosen, boolean taken)
            throws SQLException {
        run(
                "INSERT INTO knowledgebase.triage_use (id, version, question, suggested, chosen, taken, at) VALUES (gen_random_uuid(), %s, '%s', '%s', '%s', %s, now())"
                        .formatted(version, question, suggested, chosen, taken));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
