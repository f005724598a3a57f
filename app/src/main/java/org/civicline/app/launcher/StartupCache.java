package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the application start in about half the processor time, with the virtual machine's ahead-of-time cache (JEP 483,
 * 514, 515): the first run of a build writes down what it loads, the second makes the cache from that in the background,
 * at the lowest priority; all later ones use it. Lies beside the jars of the build it belongs to.
 */
final class StartupCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartupCache.class);

    /** Modules' settings must be the same when the cache is recorded, made and used. */
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private final @Nullable Path build;
    private @Nullable Process making;

    /**
     * @param build folder of the jars, or {@code null} where they are not of {@code ./civicline}'s own build: in tests
     */
    StartupCache(@Nullable Path build) {
        this.build = build;
    }

    /** Of the build this process was started from. */
    static StartupCache ofThisBuild() {
        String build = System.getProperty("civicline.build");
        return new StartupCache(build == null ? null : Path.of(build));
    }

    /** What the application's virtual machine is to be started with. */
    List<String> options() {
        if (build == null) {
            return List.of();
        }
        if (Files.exists(cache())) {
            return List.of("-XX:AOTCache=" + cache(), "-Xlog:aot=error");
        }
        return Files.exists(recorded())
                ? List.of()
                : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(), "-Xlog:aot=error");
    }

    /** To be told when the application has ended in good order. */
    void applicationEnded() throws IOException {
        if (build != null && Files.exists(recording())) {
            Files.move(recording(), recorded(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes the cache, unless there is one or nothing to make it from. */
    void makeInBackground(Path log) throws IOException {
        if (build == null || !Files.exists(recorded()) || Files.exists(cache())) {
            return;
        }
        Path fresh = build.resolve("application.aot.new");
        Process process = Commands.server(
                List.of(
                        "nice",
                        "-n",
                        "19",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        NATIVE_ACCESS,
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded(),
                        "-XX:AOTCache=" + fresh,
                        "-Xlog:aot=error",
                        "-cp",
                        System.getProperty("java.class.path")),
                Map.of(),
                log);
        making = process;
        process.onExit().thenAccept(ended -> made(ended.exitValue(), fresh));
    }

    private void made(int code, Path fresh) {
        try {
            if (code == 0 && Files.exists(fresh)) {
                Files.move(fresh, cache(), StandardCopyOption.ATOMIC_MOVE);
                Files.delete(recorded());
                LOG.info("made the cache for quicker starts");
            } else {
                Files.deleteIfExists(fresh);
                LOG.warn("the cache for quicker starts could not be made, exit code {}", code);
            }
        } catch (IOException e) {
            LOG.warn("the cache for quicker starts could not be made", e); // starts are slower, nothing else
        }
    }

    /** Gives up what is being made. */
    @Override
    public void close() {
        Optional.ofNullable(making).ifPresent(Process::destroyForcibly);
    }

    private Path cache() {
        return file("application.aot");
    }

    private Path recorded() {
        return file("application.aotconf");
    }

    private Path recording() {
        return file("application.aotconf.new");
    }

    private Path file(String name) {
        if (build == null) {
            throw new IllegalStateException("no build");
        }
        return build.resolve(name);
    }
}
