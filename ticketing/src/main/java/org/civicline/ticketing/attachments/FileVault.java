package org.civicline.ticketing.attachments;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The folder: {@code <two letters>/<random name>}, beside a picture its small one. A file is there whole and on the disk, or
 * it is not there. Whoever knows a name can do nothing with it: nothing is served from here by path.
 */
@Component
class FileVault {

    private static final Logger LOG = LoggerFactory.getLogger(FileVault.class);
    private static final String INCOMING = "incoming";
    private static final String SMALL = ".small";

    private final Path root;

    FileVault(AttachmentSettings settings) {
        this.root = settings.dir();
    }

    /** For what is not whole yet. */
    Path incoming() throws IOException {
        return folder(root.resolve(INCOMING)).resolve(UUID.randomUUID().toString());
    }

    /** Takes over what came in; when this returns it outlives a power cut. */
    void keep(Path incoming, UUID name) throws IOException {
        move(incoming, name, path(name));
    }

    void keepSmall(Path incoming, UUID name) throws IOException {
        move(incoming, name, small(name));
    }

    private void move(Path from, UUID name, Path to) throws IOException {
        Path folder = folder(folderOf(name));
        flush(from, StandardOpenOption.WRITE);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        flush(folder, StandardOpenOption.READ);
    }

    private static void flush(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    Path path(UUID name) {
        return folderOf(name).resolve(name.toString());
    }

    /** Where an attachment's file lies. @throws RefusedException if it is no more what was kept */
    Path whole(Attachment one) throws IOException {
        Path path = path(Objects.requireNonNull(one.file()));
        if (!Files.isRegularFile(path) || !MessageDigest.isEqual(Receiving.sha256(path), one.sha256())) {
            LOG.error("attachment {} is missing or is not what was kept", one.id());
            throw new RefusedException(Refusal.conflict("ticketing.attachment-damaged"));
        }
        return path;
    }

    Path small(UUID name) {
        return folderOf(name).resolve(name + SMALL);
    }

    private Path folderOf(UUID name) {
        return root.resolve(name.toString().substring(0, 2));
    }

    /** What cannot be deleted now, the sweep tries again. */
    void delete(UUID name) {
        try {
            Files.deleteIfExists(small(name));
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            LOG.warn("an attachment's file cannot be deleted yet", e);
        }
    }

    /** The folders that files lie in, and the one for what comes in. */
    Stream<Path> folders() throws IOException {
        return Files.isDirectory(root) ? Files.list(root).filter(Files::isDirectory) : Stream.of();
    }

    /** What it is called for its row; what has no such name is nobody's. */
    Optional<UUID> name(Path file) {
        if (file.startsWith(root.resolve(INCOMING))) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(file.getFileName().toString().replace(SMALL, "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** For the owner's eyes only. */
    private static Path folder(Path path) throws IOException {
        return Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
