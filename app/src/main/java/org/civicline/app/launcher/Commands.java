package org.civicline.app.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts programs: short ones to their end, servers in a session of their own. */
final class Commands {

    private Commands() {}

    /** How a short command ended: its exit code and all it printed. */
    record Result(int code, String output) {

        boolean succeeded() {
            return code == 0;
        }

        /** What it printed last, for a message. */
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, later) -> later)
                    .orElse("exit code " + code);
        }
    }

    /** Runs a command and waits for its end, for {@code limit} at the longest; then it is killed. */
    static Result run(Duration limit, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("civicline", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } finally {
                process.destroyForcibly(); // we may have been interrupted while it ran
            }
            return new Result(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * Starts a server with its output in a log file. It gets a session of its own, so that Ctrl-C in our terminal
     * reaches only us and it ends when we say, in order. It outlives us when we are killed.
     */
    static Process server(List<String> command, Map<String, String> environment, Path log) throws IOException {
        Logs.rotate(log);
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Sends a signal that {@link ProcessHandle} has no word for, such as {@code INT}. */
    static void signal(ProcessHandle process, String signal) {
        try {
            run(Duration.ofSeconds(5), List.of("sh", "-c", "kill -%s %d".formatted(signal, process.pid())));
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a process, {@code false} when it lives on. */
    static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            return !process.isAlive();
        }
    }
}
