package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an auditor does at a whole city: running, killed, stopped, with a new key, and forged. */
@ExtendWith(CityThatBreaks.class)
@ResourceLock(CityThatBreaks.LOCK)
class AuditIT {

    private static final Duration COMMAND = Duration.ofMinutes(5);
    private static final Duration RESTART = Duration.ofSeconds(180);

    @TempDir
    Path desk;

    private final City city;

    AuditIT(City city) {
        this.city = city;
    }

    @Test
    void theRecordIsVerifiedWhateverTheCityDoesAndAForgeryIsFound() throws Exception {
        assertThat(audit("verify")).as(said()).isZero();
        assertThat(said())
                .containsPattern("The audit record is intact[.] Entries: [1-9]")
                .doesNotContain("no audit/head");
        assertThat(audit("public-key")).isZero();
        Path keys = Files.writeString(desk.resolve("auditor.keys"), said());
        Path head = Files.copy(city.home().resolve("audit/head"), desk.resolve("head"));

        killedWhileItWrites();
        assertThat(audit("verify")).as(said()).isZero();

        assertThat(audit("rotate-key")).as("while it runs").isNotZero();
        assertThat(city.civicline("down")).isZero();
        assertThat(audit("verify")).as(said()).isZero();
        assertThat(audit("rotate-key")).as(said()).isZero();
        assertThat(city.civicline("up", "--free-ports", "--detach")).isZero();
        city.signIn("agent01");
        assertThat(audit("verify", "--public-key", keys.toString(), "--head", head.toString()))
                .as(said())
                .isZero();

        forge("action || '.never'");
        Path json = desk.resolve("result.json");
        assertThat(audit("verify", "--json", json.toString())).isEqualTo(1);
        assertThat(said())
                .contains("The audit record is BROKEN, in 1 place:")
                .containsPattern("Batch 1: Entry [0-9a-f-]{36} is not as it was sealed");
        assertThat(Files.readString(json)).contains("\"intact\" : false", "ENTRY_CHANGED");
        assertThat(audit("verify", "--public-key", keys.toString())).isEqualTo(1);

        forge("replace(action, '.never', '')");
        assertThat(audit("verify")).as("as it was").isZero();
    }

    /** Between entry and seal, at some of the sign-ins. */
    private void killedWhileItWrites() throws Exception {
        for (int i = 0; i < 3; i++) {
            city.signIn("agent01");
            long before = city.process("application").pid();
            city.kill("application");
            city.awaitAgain("application", before, RESTART);
            org.awaitility.Awaitility.await().atMost(RESTART).ignoreExceptions().until(() -> {
                city.signIn("agent01");
                return true;
            });
        }
    }

    /** The first entry's action becomes another, by whoever got hold of the application's password. */
    private void forge(String action) throws Exception {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(city.home().resolve("run/application.properties"))) {
            settings.load(file);
        }
        try (Connection connection = DriverManager.getConnection(
                        settings.getProperty("spring.datasource.url"),
                        settings.getProperty("spring.datasource.username"),
                        settings.getProperty("spring.datasource.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE foundation.audit_entry DISABLE TRIGGER USER");
            assertThat(statement.executeUpdate("UPDATE foundation.audit_entry SET action = " + action + " WHERE id IN"
                            + " (SELECT id FROM foundation.audit_entry WHERE seal_number = 1 ORDER BY id LIMIT 1)"))
                    .isEqualTo(1);
            statement.execute("ALTER TABLE foundation.audit_entry ENABLE TRIGGER USER");
        }
    }

    /** Runs {@code civicline audit …} and gives its exit code. */
    private int audit(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dcivicline.repository=" + City.repository(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.civicline.app.CivicLine",
                "audit"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", city.home().toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        assertThat(process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path output() {
        return desk.resolve("output");
    }

    /** What the command said last. */
    private String said() throws IOException {
        return Files.exists(output()) ? Files.readString(output()) : "";
    }
}
