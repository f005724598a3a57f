package org.civicline.cti.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.civicline.cti.AsteriskConfiguration;
import org.civicline.cti.AsteriskSettings;
import org.jspecify.annotations.Nullable;

/** An Asterisk of our own with the rendered configuration, on free ports, in a folder that goes with the test. */
final class PrivateAsterisk {

    static final String PASSWORD = "test-secret";

    static final int MOST_CALLS = 12;

    private static final Duration START = Duration.ofSeconds(20);

    final Path home;
    final int sipPort = freePort();
    final int httpPort = freePort();
    final int amiPort = freePort();
    final int agiPort = freePort();
    final int trunkPort = freePort();
    private @Nullable Process process;

    PrivateAsterisk() {
        try {
            // short: the path of its control socket may have 108 characters
            home = Files.createTempDirectory("ast");
            for (String folder : List.of(
                    "etc",
                    "lib/keys",
                    "data",
                    "spool/recordings",
                    "spool/messages",
                    "run",
                    "log/cdr-csv",
                    "sounds",
                    "recordings")) {
                Files.createDirectories(home.resolve(folder));
            }
            Files.createSymbolicLink(
                    home.resolve("data/documentation"), tools().resolve("usr/share/asterisk/documentation"));
            Files.createSymbolicLink(home.resolve("data/sounds"), home.resolve("sounds"));
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the root project has provisioned. */
    private static Path tools() {
        String given = System.getenv("CIVICLINE_TOOLS");
        Path tools = given == null || given.isBlank() ? Path.of("..", ".civicline", "tools") : Path.of(given);
        return tools.toAbsolutePath().normalize().resolve("debian");
    }

    void start() {
        try {
            for (var file : AsteriskConfiguration.render(settings()).entrySet()) {
                Files.writeString(home.resolve("etc").resolve(file.getKey()), file.getValue());
            }
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(
                    List.of(asterisk(), "-C", home.resolve("etc/asterisk.conf").toString(), "-f"));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("console.log").toFile()))
                    .start();
            awaitBooted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitBooted() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!command("core waitfullybooted").contains("fully booted")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Asterisk did not start: see " + home.resolve("console.log"));
            }
            Thread.onSpinWait();
        }
    }

    /** As a power cut would. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process = null;
        }
    }

    /** A command of its console. */
    String command(String text) {
        try {
            Process shell = new ProcessBuilder(
                            asterisk(), "-C", home.resolve("etc/asterisk.conf").toString(), "-rx", text)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            shell.waitFor(10, TimeUnit.SECONDS);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String asterisk() {
        return tools().resolve("bin/asterisk").toString();
    }

    private AsteriskSettings settings() {
        int rtp = 20_000 + ThreadLocalRandom.current().nextInt(200) * 200;
        return new AsteriskSettings(
                home.resolve("etc"),
                tools().resolve("usr/lib/x86_64-linux-gnu/asterisk/modules"),
                home.resolve("data"),
                home.resolve("lib"),
                home.resolve("spool"),
                home.resolve("run"),
                home.resolve("log"),
                home.resolve("lib"),
                home.resolve("sounds"),
                "127.0.0.1",
                sipPort,
                httpPort,
                amiPort,
                "civicline",
                PASSWORD,
                "civicline",
                PASSWORD,
                "127.0.0.1:" + agiPort,
                rtp,
                rtp + 199,
                MOST_CALLS,
                "127.0.0.1:" + trunkPort,
                "12345");
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
