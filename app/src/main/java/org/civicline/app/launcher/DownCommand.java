package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code civicline down}: stops what runs from a home folder, from any terminal. */
@Command(
        name = "down",
        description = "Stop what ./civicline up has started, in order: nothing that was acknowledged is lost.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    /** Longer than all components together may take. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Option(names = "--home", paramLabel = "FOLDER", description = "What runs from there; default: .civicline")
    private @Nullable Path home;

    /** Created by the command line. */
    public DownCommand() {}

    static PidFile supervisor(Home home) {
        return new PidFile(home.run("up.pid"));
    }

    @Override
    public Integer call() throws IOException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        if (!Files.isDirectory(where.run(""))) {
            System.out.println("Nothing runs.");
            return 0;
        }
        try (Screen screen = Screen.ofTerminal()) {
            Optional<ProcessHandle> supervisor = supervisor(where).alive();
            if (supervisor.isPresent()) {
                stop(supervisor.get(), screen);
            } else if (!Orphans.stop(where, screen)) {
                screen.say("Nothing runs.");
            }
        }
        return 0;
    }

    private static void stop(ProcessHandle supervisor, Screen screen) {
        screen.begin("stopping CivicLine");
        supervisor.destroy();
        if (!Commands.awaitExit(supervisor, LIMIT)) {
            screen.failed("stopping CivicLine");
            throw new Trouble(
                    "the supervisor (process %d) does not stop".formatted(supervisor.pid()),
                    "Look into logs/launcher.log; then: kill -9 %d, and ./civicline down".formatted(supervisor.pid()));
        }
        screen.done("stopping CivicLine");
    }
}
