package org.civicline.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs from a home folder, as its supervisor wrote it to {@code run/instance.json}, so that other commands and
 * tests find it.
 *
 * @param state of the whole
 * @param pid of the supervisor
 * @param home the folder
 * @param sampleCity whether the sample city was loaded
 * @param startedAt when its start began
 * @param urls {@code web}, and {@code handset} in the sample city
 * @param addresses what is opened to the network, or only to this machine: {@code web}, {@code sip}
 * @param ports by the keys of {@code civicline.port.…}
 * @param pids of the components that run as processes: {@code postgres}, {@code asterisk}, {@code application}
 */
public record Instance(
        State state,
        long pid,
        String home,
        boolean sampleCity,
        Instant startedAt,
        Map<String, String> urls,
        Map<String, String> addresses,
        Map<String, Integer> ports,
        Map<String, Long> pids) {

    /** Where an instance is in its life. */
    public enum State {
        starting,
        running,
        stopping
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What runs from this home folder; empty when nothing does, as far as its supervisor could still write it down. */
    public static Optional<Instance> read(Path home) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(new Home(home))), Instance.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new Trouble(
                    "%s cannot be read (%s)".formatted(file(new Home(home)), e.getMessage()),
                    "Delete it and start again: ./civicline up");
        }
    }

    /** The running instance of a home folder, for commands that need one. */
    public static Instance require(Path home) {
        return read(home)
                .filter(instance -> instance.state == State.running)
                .orElseThrow(() -> new Trouble("CivicLine does not run", "Start it: ./civicline up"));
    }

    void write(Home home) {
        PrivateFile.write(file(home), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    static void delete(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        return home.run("instance.json");
    }
}
