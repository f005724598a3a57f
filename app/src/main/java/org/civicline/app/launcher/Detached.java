package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code up --detach}: the same command again in a session of its own, watched until it runs. */
final class Detached {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Home home;
    private int shown;

    Detached(Home home) {
        this.home = home;
    }

    /** The exit code: of the detached process when it ends before it runs. */
    int up() throws IOException, InterruptedException {
        home.prepare();
        Path log = home.log("up.log");
        Files.deleteIfExists(log);
        Process process = Commands.server(command(), Map.of(), log);
        while (process.isAlive() && !runs(process.pid())) {
            show(log);
            Thread.sleep(LOOK_AGAIN);
        }
        show(log);
        return process.isAlive() ? 0 : process.exitValue();
    }

    private boolean runs(long pid) {
        return Instance.read(home.root())
                .filter(instance -> instance.pid() == pid && instance.state() == Instance.State.running)
                .isPresent();
    }

    private void show(Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        System.out.write(all, shown, all.length - shown);
        System.out.flush();
        shown = all.length;
    }

    /** Our own command line without {@code --detach}: from the kernel, since Java gives up on one with a long class path. */
    private static List<String> command() throws IOException {
        String line = Files.readString(Path.of("/proc/self/cmdline"));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (String argument : line.substring(line.indexOf('\0') + 1).split("\0")) {
            if (!argument.equals("--detach")) {
                command.add(argument);
            }
        }
        return command;
    }
}
