package org.civicline.app.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a supervisor that was killed has left running. */
final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Orphans() {}

    /** Stops them in order; {@code false} when there were none. */
    static boolean stop(Home home, Screen screen) throws IOException {
        boolean any = false;
        for (String key : List.of("application", "asterisk", "postgres")) {
            PidFile file = Supervised.pidFile(home, key);
            Optional<ProcessHandle> left = file.alive();
            if (left.isPresent()) {
                any = true;
                screen.begin("stopping " + key);
                stop(left.get(), key);
                screen.done("stopping " + key);
            }
            file.delete();
        }
        Instance.delete(home);
        return any;
    }

    private static void stop(ProcessHandle process, String key) {
        // PostgreSQL's "fast shutdown" is INT; at TERM it would wait for its clients
        Commands.signal(process, key.equals("postgres") ? "INT" : "TERM");
        if (!Commands.awaitExit(process, PATIENCE)) {
            process.destroyForcibly();
            Commands.awaitExit(process, PATIENCE);
        }
    }
}
