package org.civicline.app.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.civicline.app.CivicLine;
import org.civicline.app.launcher.Instance;
import org.civicline.app.launcher.Tools;

/** A whole installation with throw-away data on free ports, started as {@code up} starts it. */
final class BenchPlatform implements AutoCloseable {

    private final Path home;
    private final Instance instance;
    private boolean stopped;

    private BenchPlatform(Path home, Instance instance) {
        this.home = home;
        this.instance = instance;
    }

    /** Starts it, empty, with these settings. */
    static BenchPlatform start(Map<String, String> settings) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("cl-bench");
        var lines = new StringBuilder();
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Files.writeString(home.resolve("civicline.properties"), lines);
        if (civicline(home, "up", "--empty", "--free-ports", "--detach") != 0) {
            throw new IllegalStateException("the platform did not start; its logs are in " + home.resolve("logs"));
        }
        var platform = new BenchPlatform(home, Instance.require(home));
        // Whoever interrupts a measurement does not want its city to go on.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "bench-platform-stop"));
        return platform;
    }

    String web() {
        return Objects.requireNonNull(instance.urls().get("web"));
    }

    int port(String key) {
        return Objects.requireNonNull(instance.ports().get(key), key);
    }

    Path home() {
        return home;
    }

    /** The process of a component, by its key in {@code instance.json}. */
    ProcessHandle process(String component) {
        long pid = Objects.requireNonNull(instance.pids().get(component), component);
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** The settings the application runs with. */
    Properties application() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(home.resolve("run/application.properties"))));
        return properties;
    }

    /** Tells this platform's Asterisk a command of its command line, and returns what it says. */
    String asterisk(String command) throws IOException, InterruptedException {
        Path program = Tools.find(System.getenv()).asterisk(System.getenv());
        Path configuration = home.resolve("asterisk/etc/asterisk.conf");
        Process process = new ProcessBuilder(program.toString(), "-C", configuration.toString(), "-rx", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Asterisk did not take: " + command + ": " + said);
        }
        return said;
    }

    /** Waits until no call is left from before, so that one measurement does not pay for another. False after a minute. */
    boolean settles() throws IOException, InterruptedException {
        for (int i = 0; i < 120; i++) {
            if (asterisk("core show channels count").startsWith("0 active channels")) {
                return true;
            }
            Thread.sleep(500);
        }
        return false;
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops it and removes what it left; does nothing the second time. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            civicline(home, "down");
            delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException("the throw-away platform in " + home + " was not removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs another command of this very program. */
    private static int civicline(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                CivicLine.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        Path log = Files.createTempFile("cl-bench", ".log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            System.err.print(Files.readString(log));
        }
        Files.delete(log);
        return code;
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return remove(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path directory, @org.jspecify.annotations.Nullable IOException failure) {
                return remove(directory);
            }
        });
    }

    private static FileVisitResult remove(Path path) {
        try {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
