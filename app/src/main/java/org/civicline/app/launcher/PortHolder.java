package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds which process holds a port, from {@code /proc}: the socket's inode in the tables of {@code net}, then the
 * process with that inode among its open files. Processes of other users stay unknown unless we are root.
 */
final class PortHolder {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** The holder as {@code 'name' (process 123)}. */
    static Optional<String> of(Port port, int number) {
        Set<String> sockets = new HashSet<>();
        for (String table : port.tcp() ? List.of("tcp", "tcp6") : List.of("udp", "udp6")) {
            for (String line : lines(Path.of("/proc/net", table))) {
                inode(line, number, port.tcp()).ifPresent(inode -> sockets.add("socket:[" + inode + "]"));
            }
        }
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process.pid(), sockets))
                        .findFirst()
                        .map(process -> "'%s' (process %d)".formatted(name(process.pid()), process.pid()));
    }

    private static Optional<String> inode(String line, int number, boolean tcp) {
        String[] fields = line.strip().split("\\s+");
        String port = String.format(Locale.ROOT, ":%04X", number);
        return fields.length > INODE
                        && fields[LOCAL_ADDRESS].endsWith(port)
                        && (!tcp || fields[STATE].equals(LISTENING))
                ? Optional.of(fields[INODE])
                : Optional.empty();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            open.forEach(files::add);
        } catch (IOException e) {
            return false; // another user's, or gone meanwhile
        }
        return files.stream().anyMatch(file -> sockets.contains(target(file)));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String name(long pid) {
        List<String> lines = lines(Path.of("/proc", Long.toString(pid), "comm"));
        return lines.isEmpty() ? "unknown" : lines.getFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
