package org.civicline.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers a process beyond our own end: its number, and when it was started, so that another process which got the
 * same number later, or after a restart of the machine, is never taken for it.
 */
final class PidFile {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Position of {@code starttime} in {@code /proc/PID/stat}, counted behind the command's closing bracket; proc(5). */
    private static final int START_TIME = 19;

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) {
        identity(process.pid()).ifPresent(identity -> PrivateFile.write(file, identity));
    }

    /** The process this file was written for, if it is still alive. */
    Optional<ProcessHandle> alive() {
        try {
            String remembered = Files.readString(file);
            long pid = Long.parseLong(remembered.substring(0, remembered.indexOf(' ')));
            return identity(pid).filter(remembered::equals).flatMap(_ -> ProcessHandle.of(pid));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty(); // none was written, or not by us
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> identity(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z");
            return dead
                    ? Optional.empty()
                    : Optional.of("%d %s %s"
                            .formatted(
                                    pid,
                                    fields[START_TIME],
                                    Files.readString(BOOT).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
