package org.civicline.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * A folder: {@code <two letters>/<random name>}, beside a picture its small one. A file is there whole and on the disk, or it
 * is not there. Whoever knows a name can do nothing with it: nothing is served from here by path.
 *
 * <p>Each has a folder of its own: what no row of its owner knows is deleted from it.
 */
public abstract class FileVault {

    private static final Logger LOG = LoggerFactory.getLogger(FileVault.class);
    private static final String INCOMING = "incoming";
    private static final String SMALL = ".small";

    private final Path root;
    private final Receiving receiving;

    /**
     * @param largest of one file
     * @param mostPixels of a picture, before it is decoded: a small file may be a huge picture
     */
    protected FileVault(Path root, DataSize largest, long mostPixels) {
        this.root = root;
        this.receiving = new Receiving(this, largest, mostPixels);
    }

    /**
     * Takes a file in: no larger than may be, of a kind that is known by its content, pictures drawn anew.
     *
     * @throws RefusedException if it is empty, too large, or nothing that can be kept; then nothing is
     */
    public KeptFile take(InputStream sent) throws IOException {
        return receiving.take(sent);
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

    private Path path(UUID name) {
        return folderOf(name).resolve(name.toString());
    }

    /** Where a file lies. @throws RefusedException if it is no more what was kept */
    public Path whole(UUID name, byte[] sha256) throws IOException {
        Path path = path(name);
        if (!Files.isRegularFile(path) || !MessageDigest.isEqual(Receiving.sha256(path), sha256)) {
            LOG.error("file {} in {} is missing or is not what was kept", name, root.getFileName());
            throw new RefusedException(Refusal.conflict("foundation.file-damaged"));
        }
        return path;
    }

    /** Where the small one of a picture lies, if it does. */
    public Optional<Path> smallOf(UUID name) {
        return Optional.of(small(name)).filter(Files::isRegularFile);
    }

    private Path small(UUID name) {
        return folderOf(name).resolve(name + SMALL);
    }

    private Path folderOf(UUID name) {
        return root.resolve(name.toString().substring(0, 2));
    }

    /** What cannot be deleted now, the sweep tries again. */
    public void delete(UUID name) {
        try {
            Files.deleteIfExists(small(name));
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            LOG.warn("a file cannot be deleted yet", e);
        }
    }

    /**
     * Deletes what no row knows: of uploads that broke off, and of what was removed while it could not be.
     *
     * @param before what is younger is left: until its row is written, a file is nobody's for a moment
     * @param known which of these names a row knows
     * @return how many
     */
    public long sweep(Instant before, UnaryOperator<Set<UUID>> known) throws IOException {
        return new Orphans(this, before, known).delete();
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
