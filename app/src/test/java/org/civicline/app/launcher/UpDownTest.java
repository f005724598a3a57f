package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.civicline.testkit.Aside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code up} and {@code down}, as processes of their own. */
@Aside
class UpDownTest {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @TempDir
    Path screens;

    @BeforeEach
    void startQuickly() throws IOException {
        Files.writeString(folder.resolve("civicline.properties"), "civicline.java-options=-XX:TieredStopAtLevel=1\n");
    }

    @AfterEach
    void leaveNothing() {
        List<ProcessHandle> left = Homes.processesOf(folder);
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).as("processes left behind").isEmpty();
    }

    @Test
    void aCityStartsHealsItselfOutlivesItsSupervisorAndStops() throws Exception {
        Process first = civicline("first", "up", "--free-ports");
        Instance instance = running(first, "first");
        assertThat(instance.pids()).containsOnlyKeys("postgres", "asterisk", "application");
        assertThat(screen("first.out")).contains("CivicLine runs", "./civicline down");
        keepPorts(instance);
        secretsStayHidden();

        theSecondUpIsRefused();
        theKilledApplicationComesBack(instance);

        Instance healed = Instance.require(folder);
        first.destroyForcibly().waitFor();
        Process second = civicline("second", "up");
        Instance taken = running(second, "second");
        assertThat(pid(taken, "postgres")).isEqualTo(pid(healed, "postgres"));
        assertThat(pid(taken, "asterisk")).isEqualTo(pid(healed, "asterisk"));
        assertThat(pid(taken, "application")).isNotEqualTo(pid(healed, "application"));

        Process down = civicline("down", "down");
        assertThat(down.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(down.exitValue()).isZero();
        assertThat(second.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(Instance.read(folder)).isEmpty();
    }

    @Test
    void ctrlCStopsEverythingInOrderAndIsSuccess() throws Exception {
        Process up = civicline("up", "up", "--free-ports", "--empty");
        running(up, "up");

        Commands.signal(up.toHandle(), "INT");
        assertThat(up.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(up.exitValue()).isZero();
        assertThat(screen("up.out"))
                .containsSubsequence("stopping the application", "stopping Asterisk", "stopping PostgreSQL");
        assertThat(Files.readString(new Home(folder).log("postgresql.log")))
                .contains("database system is shut down")
                .as("its clients had gone before")
                .doesNotContain("terminating connection");
    }

    private void theSecondUpIsRefused() throws Exception {
        Process another = civicline("another", "up", "--free-ports");
        assertThat(another.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(another.exitValue()).isEqualTo(1);
        assertThat(screen("another.err"))
                .startsWith("civicline: CivicLine runs already from " + folder)
                .endsWith("Stop it with: ./civicline down\n");
    }

    private void theKilledApplicationComesBack(Instance before) {
        long killed = pid(before, "application");
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(START)
                .untilAsserted(() -> assertThat(Instance.require(folder).pids().getOrDefault("application", killed))
                        .isNotEqualTo(killed));
        assertThat(screen("first.out")).contains("the application has ended by itself", "the application runs again");
    }

    private static long pid(Instance instance, String component) {
        long none = -1;
        long pid = instance.pids().getOrDefault(component, none);
        assertThat(pid).as(component).isNotEqualTo(none);
        return pid;
    }

    /** So that the next start wants the same ones, as it does with the standard ports. */
    private void keepPorts(Instance instance) throws IOException {
        StringBuilder settings = new StringBuilder();
        instance.ports().forEach((key, number) -> settings.append("civicline.port.%s=%d%n".formatted(key, number)));
        Files.writeString(folder.resolve("civicline.properties"), settings, StandardOpenOption.APPEND);
    }

    private void secretsStayHidden() {
        PrivateFile.readProperties(new Home(folder).secrets())
                .values()
                .forEach(secret -> assertThat(screen("first.out")).doesNotContain(secret));
    }

    /** Starts the command line with its screen in files named after {@code name}. */
    private Process civicline(String name, String... arguments) throws IOException {
        // Whoever runs the tests in the background has Ctrl-C ignored, and what we start would inherit that.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.civicline.app.CivicLine"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(screens.resolve(name + ".out").toFile())
                .redirectError(screens.resolve(name + ".err").toFile());
        builder.environment().putAll(Homes.environment());
        return builder.start();
    }

    private Instance running(Process process, String name) {
        await().atMost(START)
                .until(() -> !process.isAlive()
                        || Instance.read(folder)
                                .filter(instance ->
                                        instance.pid() == process.pid() && instance.state() == Instance.State.running)
                                .isPresent());
        assertThat(process.isAlive()).as(screen(name + ".err")).isTrue();
        return Instance.require(folder);
    }

    private String screen(String name) {
        try {
            return Files.readString(screens.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
