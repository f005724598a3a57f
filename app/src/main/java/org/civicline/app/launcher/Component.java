package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A server of its own process that the supervisor keeps alive. */
interface Component {

    /** Its name in a sentence: {@code PostgreSQL}. */
    String name();

    /** Its name in file names: {@code postgres}. */
    String key();

    /** The ports it will listen on. */
    Set<Port> ports();

    /** Starts it; it need not answer yet. */
    ProcessHandle start() throws IOException, InterruptedException;

    /** Whether it answers now. Asked several times a second while it starts. */
    boolean isReady() throws IOException, InterruptedException;

    /** Done once it answers, after each start. */
    default void prepared() throws IOException, InterruptedException {}

    /**
     * Whether the process that an earlier supervisor left behind, when it was killed, may simply go on. Otherwise it is
     * stopped and a new one started.
     */
    default boolean mayGoOn() throws IOException, InterruptedException {
        return false;
    }

    /** How long it may take to answer after its start. */
    Duration startLimit();

    /** Ends it in good order, and by force when that takes too long. Returns when it is gone. */
    void stop(ProcessHandle process);

    /** Where its output goes. */
    Path log();

    /** What its log says about why it did not start, in one line. */
    Optional<String> reason();
}
