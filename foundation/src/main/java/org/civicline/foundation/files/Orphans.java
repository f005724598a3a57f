package org.civicline.foundation.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files in a vault that no row knows. */
final class Orphans {

    private final FileVault vault;
    private final Instant before;
    private final UnaryOperator<Set<UUID>> known;

    Orphans(FileVault vault, Instant before, UnaryOperator<Set<UUID>> known) {
        this.vault = vault;
        this.before = before;
        this.known = known;
    }

    /** @return how many were deleted */
    long delete() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = vault.folders()) {
            folders = all.toList();
        }
        long deleted = 0;
        for (Path folder : folders) {
            deleted += delete(folder);
        }
        return deleted;
    }

    private long delete(Path folder) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(this::isOlder).toList();
        }
        Set<UUID> names =
                old.stream().flatMap(file -> vault.name(file).stream()).collect(Collectors.toSet());
        Set<UUID> kept = names.isEmpty() ? names : known.apply(names);
        List<Path> orphans = old.stream()
                .filter(file -> vault.name(file).filter(kept::contains).isEmpty())
                .toList();
        for (Path orphan : orphans) {
            Files.deleteIfExists(orphan);
        }
        return orphans.size();
    }

    private boolean isOlder(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
