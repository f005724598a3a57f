package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row knows: of uploads that broke off, of comments that were never sent, and of what was removed or
 * forgotten while it could not be.
 */
@Component
public class FileSweep {

    /** Until its row is written, a file is nobody's for a moment. */
    static final Duration YOUNG = Duration.ofHours(1);

    /** So long somebody may write at a comment. */
    static final Duration WRITING = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private final FileVault vault;
    private final AttachmentStore store;
    private final Clock clock;

    FileSweep(FileVault vault, AttachmentStore store, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.attachments.sweep-every:1h}",
            initialDelayString = "${civicline.attachments.sweep-every:1h}")
    public void sweep() throws IOException {
        store.dropWaiting(clock.instant().minus(WRITING));
        Instant before = clock.instant().minus(YOUNG);
        List<Path> folders;
        try (Stream<Path> all = vault.folders()) {
            folders = all.toList();
        }
        long deleted = 0;
        for (Path folder : folders) {
            deleted += sweep(folder, before);
        }
        if (deleted > 0) {
            LOG.info("{} files of attachments that no case has were deleted", deleted);
        }
    }

    private long sweep(Path folder, Instant before) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(file -> isOlder(file, before)).toList();
        }
        Set<UUID> known = store.known(
                old.stream().map(vault::name).flatMap(Optional::stream).collect(Collectors.toSet()));
        List<Path> orphans = old.stream()
                .filter(file -> vault.name(file).filter(known::contains).isEmpty())
                .toList();
        for (Path orphan : orphans) {
            Files.deleteIfExists(orphan);
        }
        return orphans.size();
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
