package org.civicline.app.launcher;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of what {@code ./civicline provision} fetched, and the programs in it. Shared by several homes where the
 * environment variable {@code CIVICLINE_TOOLS} says so.
 *
 * @param root the folder
 */
public record Tools(Path root) {

    /** Where an environment says the tools are, or the repository's own. */
    public static Tools find(Map<String, String> environment) {
        String set = environment.get("CIVICLINE_TOOLS");
        return new Tools(
                set == null || set.isBlank()
                        ? Home.repository().resolve(".civicline/tools")
                        : Path.of(set).toAbsolutePath());
    }

    private Path debian() {
        return root.resolve("debian");
    }

    /** Where the binaries of PostgreSQL of a version are unpacked. */
    Path postgres(String version) {
        return root.resolve("postgresql-" + version);
    }

    /** The Asterisk to run: the provisioned one unless the environment names another. */
    public Path asterisk(Map<String, String> environment) {
        return program(environment.get("CIVICLINE_ASTERISK"), "asterisk");
    }

    Path espeak(Map<String, String> environment) {
        return program(environment.get("CIVICLINE_ESPEAK"), "espeak-ng");
    }

    /** The Elasticsearch that evaluations start. */
    public Path elasticsearch() {
        Path program = root.resolve("elasticsearch");
        if (!Files.isReadable(program.resolve("bin/elasticsearch"))) {
            throw new Trouble(
                    "Elasticsearch is not there: " + program, "Fetch it with: ./civicline provision --elasticsearch");
        }
        return program;
    }

    private Path program(@org.jspecify.annotations.Nullable String own, String name) {
        Path program = own == null || own.isBlank() ? debian().resolve("bin").resolve(name) : Path.of(own);
        if (!Files.isExecutable(program)) {
            throw new Trouble("%s is not there: %s".formatted(name, program), "Fetch it with: ./civicline provision");
        }
        return program.toAbsolutePath();
    }

    /** Whether Asterisk is the machine's own, not a provisioned one. */
    static boolean ownAsterisk(Map<String, String> environment) {
        return environment.get("CIVICLINE_ASTERISK") != null;
    }

    /** Asterisk's modules: of the private root, or of the machine. */
    Path asteriskModules(boolean own) {
        return libraries(own)
                .map(libraries -> libraries.resolve("asterisk/modules"))
                .filter(Files::isDirectory)
                .orElse(Path.of("/usr/lib/asterisk/modules"));
    }

    /** Asterisk's XML documentation, without which it refuses much of its configuration. */
    Path asteriskDocumentation(boolean own) {
        Path shared = own ? Path.of("/") : debian();
        Path debians = shared.resolve("usr/share/asterisk/documentation");
        return Files.isDirectory(debians) ? debians : Path.of("/var/lib/asterisk/documentation");
    }

    /** The folder that holds {@code espeak-ng-data}. */
    Optional<Path> espeakData(Map<String, String> environment) {
        return environment.get("CIVICLINE_ESPEAK") == null ? libraries(false) : Optional.empty();
    }

    private Optional<Path> libraries(boolean own) {
        Path usrLib = (own ? Path.of("/") : debian()).resolve("usr/lib");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(usrLib, "*-linux-gnu*")) {
            for (Path folder : folders) {
                return Optional.of(folder);
            }
        } catch (java.io.IOException e) {
            // no such folder, so nothing found
        }
        return Optional.empty();
    }
}
