package org.civicline.cti.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What has been said of files that could not be taken. They are tried every few seconds for as long as they are there, and a
 * log that says the same each time is read by nobody: it is said once, again when the file changes, and after an hour.
 */
final class Trouble {

    private static final Duration AGAIN = Duration.ofHours(1);

    private record Said(long bytes, FileTime changed, Instant at) {}

    private final Map<Path, Said> said = new HashMap<>();
    private final Clock clock;

    Trouble(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is to be said that this file cannot be taken; from then on it has been said. */
    boolean toSay(Path file) {
        Said now = now(file);
        Said before = said.get(file);
        boolean known = before != null
                && before.bytes() == now.bytes()
                && before.changed().equals(now.changed())
                && before.at().plus(AGAIN).isAfter(now.at());
        if (!known) {
            said.put(file, now);
        }
        return !known;
    }

    /** Files that are not there any more are forgotten. */
    void only(Collection<Path> present) {
        said.keySet().retainAll(present);
    }

    private Said now(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new Said(seen.size(), seen.lastModifiedTime(), clock.instant());
        } catch (IOException _) {
            // Nothing at all can be learned of it, which is the same each time.
            return new Said(-1, FileTime.fromMillis(0), clock.instant());
        }
    }
}
