package org.civicline.foundation.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the record ends, kept in a file outside of the database: without it nobody could tell that the newest seals were
 * cut off together with their entries.
 *
 * <p>The file has one line, that of the newest seal. Once the database does not have that seal any more, its line stays
 * and another is begun: what was seen is never forgotten.
 */
public final class SealHeads {

    /** @param hash of the seal, in hexadecimal */
    public record Head(long number, String hash) {

        boolean is(byte[] other) {
            return hash.equals(HexFormat.of().formatHex(other));
        }

        static Head of(long number, byte[] hash) {
            return new Head(number, HexFormat.of().formatHex(hash));
        }
    }

    static final Head UNREADABLE = new Head(0, "unreadable");

    private final @Nullable Path file;

    /** @param file null where none is kept */
    public SealHeads(@Nullable Path file) {
        this.file = file;
    }

    /** All that must be in the record, oldest first; none if nothing was ever kept. */
    public List<Head> read() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(SealHeads::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line nobody can read stays, as a head that is in no record: the verifier tells of it. */
    private static Head parse(String line) {
        String[] words = line.strip().split(" ", -1);
        return words.length == 2 && words[0].matches("[1-9][0-9]{0,17}") && words[1].matches("[0-9a-f]{64}")
                ? new Head(Long.parseLong(words[0]), words[1])
                : UNREADABLE;
    }

    /**
     * Keeps the newest seal.
     *
     * @param lastStands whether the seal kept last is in the database, so that its line has done its work
     */
    void keep(Head newest, boolean lastStands) {
        if (file == null) {
            return;
        }
        List<Head> heads = new ArrayList<>(read());
        if (lastStands && !heads.isEmpty()) {
            heads.removeLast();
        }
        heads.add(newest);
        try {
            write(
                    file,
                    heads.stream()
                            .map(head -> head.number() + " " + head.hash() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, also when the power fails. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "." + file.getFileName(),
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
