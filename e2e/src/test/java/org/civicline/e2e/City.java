package org.civicline.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.app.CivicLine;
import org.civicline.app.launcher.Instance;
import org.civicline.app.launcher.Tools;
import org.civicline.simulators.sip.SipTarget;
import org.civicline.simulators.staff.StaffSession;

/** A running sample city. */
final class City implements AutoCloseable {

    private static final Pattern SIGN_IN = Pattern.compile("(?m)^(\\S+)\\s+([a-z0-9]{4}(?:-[a-z0-9]{4})+)\\s");

    private final Path home;

    private City(Path home) {
        this.home = home;
    }

    /** Starts it with these settings beside the usual ones. */
    static City start(Map<String, String> settings) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("cl-e2e");
        // its start, rather than its speed later, is what tests wait for
        var lines = new StringBuilder("civicline.java-options=-XX:TieredStopAtLevel=1\n");
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Files.writeString(home.resolve("civicline.properties"), lines);
        var city = new City(home);
        int code = city.civicline("up", "--free-ports", "--detach");
        if (code != 0) {
            throw new IllegalStateException("the city did not start, see " + home.resolve("logs"));
        }
        return city;
    }

    Instance instance() {
        return Instance.require(home);
    }

    Path home() {
        return home;
    }

    String web() {
        return Objects.requireNonNull(instance().urls().get("web"));
    }

    Handset handset() {
        return new Handset(Objects.requireNonNull(instance().urls().get("handset")));
    }

    /** Where a caller's phone sends a call to the number. */
    SipTarget number(String number) {
        return SipTarget.parse(number + "@127.0.0.1:" + port("sip"));
    }

    int port(String key) {
        return Objects.requireNonNull(instance().ports().get(key), key);
    }

    String password(String username) throws IOException {
        Matcher found = SIGN_IN.matcher(Files.readString(home.resolve("run/sample-sign-ins.txt")));
        while (found.find()) {
            if (found.group(1).equals(username)) {
                return found.group(2);
            }
        }
        throw new IllegalArgumentException("no sample sign-in of " + username);
    }

    StaffSession signIn(String username) throws IOException, InterruptedException {
        return StaffSession.signIn(web(), username, password(username));
    }

    /** The process of a component, by its key in {@code instance.json}. */
    ProcessHandle process(String component) {
        long pid = Objects.requireNonNull(instance().pids().get(component), component);
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** {@code kill -9}; the supervisor will start it again. */
    void kill(String component) throws InterruptedException {
        ProcessHandle process = process(component);
        process.destroyForcibly();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(component + " does not die", e);
        }
    }

    /** Waits until a component has another process than before. */
    void awaitAgain(String component, long pidBefore, Duration atMost) {
        org.awaitility.Awaitility.await()
                .atMost(atMost)
                .ignoreExceptions()
                .until(() -> !Objects.equals(instance().pids().get(component), pidBefore)
                        && process(component).isAlive());
    }

    /** Runs a line of Asterisk's console. */
    void asterisk(String line) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        Tools.find(System.getenv()).asterisk(System.getenv()).toString(),
                        "-C",
                        home.resolve("asterisk/etc/asterisk.conf").toString(),
                        "-rx",
                        line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("civicline.log").toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(line + " ended with " + code);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        int code = civicline("down");
        if (code != 0) {
            throw new IllegalStateException("down ended with " + code);
        }
        // Kept when something failed: its logs tell why.
        try (var files = Files.walk(home)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Runs a command of the command line on this city; gives its exit code. */
    int civicline(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcivicline.repository=" + repository(),
                "-cp",
                System.getProperty("java.class.path"),
                CivicLine.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("civicline.log").toFile()))
                .start()
                .waitFor();
    }

    static Path repository() {
        return java.util.Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }
}
