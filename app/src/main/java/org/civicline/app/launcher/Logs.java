package org.civicline.app.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at the ends of log files. */
final class Logs {

    private static final int TAIL = 64 * 1024;
    private static final int LINE = 300;
    private static final long LARGE = 20_000_000;

    private Logs() {}

    /** Puts a log that has grown large aside, as {@code NAME.1}, before something is appended to it. */
    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE) {
            aside(log);
        }
    }

    /** Puts a log aside as {@code NAME.1}. */
    static void aside(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static List<String> tail(Path log) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last line that tells, short enough for a message. */
    static Optional<String> lastLine(Path log, Predicate<String> tells) {
        return tail(log).reversed().stream().filter(tells).findFirst().map(Logs::brief);
    }

    /** A line short enough for a message. */
    static String brief(String line) {
        String stripped = line.strip();
        return stripped.length() > LINE ? stripped.substring(0, LINE) + "…" : stripped;
    }
}
