package org.civicline.app.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings and traces of throw-away homes. */
final class Homes {

    private Homes() {}

    /** A home on free ports, with the tools of this machine. */
    static Settings settings(Path folder) {
        return Settings.of(
                new Home(folder), new Settings.Options(Optional.empty(), Optional.empty(), true, false), environment());
    }

    /** Ours, with the tools of the repository where none are named: tests run in a module's folder. */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(
                "CIVICLINE_TOOLS",
                Path.of("..")
                        .toAbsolutePath()
                        .normalize()
                        .resolve(".civicline/tools")
                        .toString());
        return environment;
    }

    /** Processes that were started for a home and still live. */
    static List<ProcessHandle> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }
}
