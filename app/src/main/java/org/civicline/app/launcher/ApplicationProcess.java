package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application itself: a second Java process of the same class path, {@code civicline serve}. */
final class ApplicationProcess implements Component {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationProcess.class);
    private static final int OK = 200;
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final Settings settings;
    private final StartupCache cache;
    private final Health health;

    ApplicationProcess(Settings settings, StartupCache cache) throws IOException {
        this.settings = settings;
        this.cache = cache;
        this.health = new Health(address(), settings.home(), settings.secrets());
    }

    private String address() {
        return "%s://%s:%d"
                .formatted(
                        settings.loopbackOnly() ? "http" : "https",
                        settings.reached().getHostAddress(),
                        settings.ports().get(Port.HTTP));
    }

    @Override
    public String name() {
        return "the application";
    }

    @Override
    public String key() {
        return "application";
    }

    @Override
    public Set<Port> ports() {
        return Set.of(Port.HTTP, Port.AGI);
    }

    @Override
    public ProcessHandle start() throws IOException {
        Path configuration = ApplicationProperties.write(settings);
        Logs.aside(log());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add(StartupCache.NATIVE_ACCESS);
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxRAMPercentage=50",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + emptied(settings.home().run("tmp"))));
        command.addAll(cache.options());
        Optional.ofNullable(settings.own().get("civicline.java-options"))
                .ifPresent(options -> command.addAll(Arrays.asList(options.split("\\s+"))));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.civicline.app.CivicLine",
                "serve",
                configuration.toString()));
        return Commands.server(command, Map.of(), log()).toHandle();
    }

    /** For libraries that unpack themselves, and for the search index; a process that was killed has left some there. */
    private static Path emptied(Path folder) throws IOException {
        PostgresBinaries.deleteTree(folder);
        Home.create(folder);
        return folder;
    }

    @Override
    public boolean isReady() throws InterruptedException {
        try {
            return health.ask("/actuator/health/readiness").status() == OK;
        } catch (IOException e) {
            return false; // does not listen yet
        }
    }

    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void stop(ProcessHandle process) {
        process.destroy();
        if (!Commands.awaitExit(process, STOP)) {
            process.destroyForcibly();
            Commands.awaitExit(process, KILL);
        }
        try {
            cache.applicationEnded();
        } catch (IOException e) {
            LOG.warn("what the start has recorded is lost", e); // the next start records again
        }
    }

    /** Spring's own words on what is wrong where it has some, otherwise the innermost exception. */
    @Override
    public Optional<String> reason() {
        List<String> lines = Logs.tail(log());
        int description = lines.lastIndexOf("Description:");
        return description >= 0
                ? lines.stream()
                        .skip(description + 1L)
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(Logs::brief)
                : Logs.lastLine(
                        log(),
                        line -> line.startsWith("Caused by:")
                                || line.startsWith("Error")
                                || line.contains("Exception"));
    }

    @Override
    public Path log() {
        return settings.home().log("application.log");
    }
}
