package org.civicline.accessibility.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program once per input: text in, bytes out, and never longer than allowed. */
final class ChildProcess {

    private static final int SHOWN_ERROR = 200;
    /** Beyond this it is not an answer; speech of twenty minutes is less. */
    private static final int LARGEST_OUTPUT = 64 << 20;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration timeout;

    ChildProcess(List<String> command, Map<String, String> environment, Duration timeout) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
    }

    /** @throws IOException saying what went wrong: not startable, too slow, exit code with its first words */
    byte[] run(String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Boolean> late = expire(process);
        try {
            CompletableFuture<String> complaint =
                    read(process.getErrorStream()).completeOnTimeout("", 1, TimeUnit.SECONDS);
            feed(process, input);
            byte[] output = process.getInputStream().readNBytes(LARGEST_OUTPUT);
            if (output.length == LARGEST_OUTPUT) {
                throw new IOException("more than " + LARGEST_OUTPUT + " bytes of output");
            }
            int code = process.waitFor();
            if (late.getNow(false)) {
                throw new IOException("no answer within " + timeout.toMillis() + " ms");
            }
            if (code != 0) {
                throw new IOException("exit code " + code + ": " + complaint.join());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (process.isAlive()) {
                kill(process);
            }
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // A broken pipe: it ended without reading, and its exit code tells more than this exception.
            return;
        }
    }

    /** Completes with true when the time is over before the process is. */
    private CompletableFuture<Boolean> expire(Process process) {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        Thread.ofVirtual().name("speech-watchdog").start(() -> {
            try {
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    late.complete(true);
                    kill(process);
                }
            } catch (InterruptedException _) {
                kill(process);
            }
        });
        return late;
    }

    /** Its children hold the pipes open as well. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Its first words; the rest is read and dropped. */
    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().name("speech-stderr").start(() -> {
            try (stream) {
                text.complete(new String(stream.readNBytes(SHOWN_ERROR), StandardCharsets.UTF_8).strip());
                // A full pipe would stop the program.
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                text.complete("its complaint could not be read: " + e.getMessage());
            }
        });
        return text;
    }
}
