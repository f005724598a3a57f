package org.civicline.accessibility;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./civicline provision} has put there. */
public final class ProvisionedTools {

    private ProvisionedTools() {}

    /** Folder of {@code CIVICLINE_TOOLS}, else {@code .civicline/tools} of the repository. */
    public static Path espeak() {
        Path tools = Optional.ofNullable(System.getenv("CIVICLINE_TOOLS"))
                .filter(given -> !given.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of("").toAbsolutePath().resolve("../.civicline/tools"))
                .normalize();
        Path program = tools.resolve("debian/bin/espeak-ng");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("No " + program + ": run ./civicline provision first");
        }
        return program;
    }
}
