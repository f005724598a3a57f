package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with an {@code apt-get} and a {@code dpkg-deb} that only write down what they were asked. */
class ProvisionScriptTest {

    private static final Path SCRIPT =
            Path.of("src/main/shell/provision.sh").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path programs;
    private Path tools;

    @BeforeEach
    void prepare() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        tools = folder.resolve("tools");
        program("apt-get", """
                echo "apt-get $*" >>"%1$s/calls"
                case "$*" in
                  *indextargets*) cat "%1$s/targets" ;;
                  *update*)
                    [ ! -e "%1$s/offline" ] || { echo "E: Failed to fetch the index  Could not resolve 'mirror.example'" >&2; exit 100; }
                    sources=$(echo "$*" | sed -E 's/.*Dir::Etc::sourcelist=([^ ]+).*/\\1/')
                    cp "$sources" "%1$s/sources"
                    state=$(echo "$*" | sed -E 's/.*Dir::State=([^ ]+).*/\\1/')
                    echo "Origin: $(cat "%1$s/origin")" >"$state/lists/sid_InRelease" ;;
                  *download-only*)
                    cache=$(echo "$*" | sed -E 's/.*Dir::Cache=([^ ]+).*/\\1/')
                    for package in asterisk asterisk-modules espeak-ng; do : >"$cache/archives/$package.deb"; done ;;
                esac
                """.formatted(folder));
        program("dpkg-deb", """
                case $1 in
                  -W) basename "$3" .deb | sed 's/$/ 1:22.10.1-1/' ;;
                  -x)
                    mkdir -p "$3/usr/sbin" "$3/usr/bin" "$3/usr/lib64" "$3/usr/lib/x86_64-linux-gnu"
                    printf '#!/bin/sh\\nexit 0\\n' >"$3/usr/lib64/ld-linux-x86-64.so.2"
                    chmod +x "$3/usr/lib64/ld-linux-x86-64.so.2"
                    cp "$3/usr/lib64/ld-linux-x86-64.so.2" "$3/usr/sbin/asterisk"
                    cp "$3/usr/lib64/ld-linux-x86-64.so.2" "$3/usr/bin/espeak-ng" ;;
                esac
                """);
        Files.writeString(folder.resolve("origin"), "Debian");
        targets(
                "Vendor|Tools|https://vendor.example/apt/",
                "Debian|Debian-Security|http://mirror.example/debian-security/",
                "Debian|Debian|http://mirror.example/debian/",
                "Debian|Debian|http://mirror.example/debian/");
    }

    @Test
    void takesTheMirrorThatThisMachineUsesForDebianItself() throws Exception {
        Outcome outcome = run();

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(folder.resolve("sources"))
                .content()
                .contains("URIs: http://mirror.example/debian/\n")
                .contains("Suites: sid\n")
                .contains("Signed-By: /usr/share/keyrings/debian-archive-keyring.");
        assertThat(tools.resolve("debian/packages.txt")).content().contains("asterisk 1:22.10.1-1");
        assertThat(tools.resolve("debian/bin/asterisk")).isExecutable();
    }

    @Test
    void triesEachSourceWhileNoListsHaveBeenFetchedYet() throws Exception {
        targets(
                "$(ORIGIN)|$(LABEL)|cdrom:[Debian]/",
                "$(ORIGIN)|$(LABEL)|https://vendor.example/apt/",
                "$(ORIGIN)|$(LABEL)|http://mirror.example/debian/");

        assertThat(run().code()).isZero();
        assertThat(calls()).noneMatch(call -> call.contains("cdrom"));
    }

    @Test
    void believesASourceOnlyWhenItSaysItIsDebians() throws Exception {
        Files.writeString(folder.resolve("origin"), "Vendor");

        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error()).hasSize(1);
        assertThat(tools.resolve("debian")).doesNotExist();
    }

    @Test
    void fetchesNothingTheSecondTimeAndTakesLessThanASecond() throws Exception {
        run();
        Files.delete(folder.resolve("calls"));

        long began = System.nanoTime();
        Outcome outcome = run();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1000);
        assertThat(outcome).isEqualTo(new Outcome(0, List.of(), List.of()));
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void twoAtOnceFetchOnce() throws Exception {
        Process first = start(Map.of());
        Process second = start(Map.of());

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(calls()).filteredOn(call -> call.contains("download-only")).hasSize(1);
    }

    @Test
    void saysInOneLineThatThereIsNoNetwork() throws Exception {
        Files.createFile(folder.resolve("offline"));

        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error())
                .singleElement()
                .asString()
                .startsWith("civicline: Debian's package lists could not be fetched: Failed to fetch the index")
                .endsWith("Check the network and the mirror of /etc/apt, then run ./civicline provision again.");
        assertThat(tools).isDirectoryNotContaining(file -> !file.toString().endsWith(".lock"));
    }

    @Test
    void saysInOneLineThatThereIsNoSourceOfDebians() throws Exception {
        targets("Vendor|Tools|https://vendor.example/apt/");

        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error())
                .singleElement()
                .asString()
                .contains("no package source of Debian's is configured")
                .contains("CIVICLINE_ASTERISK");
    }

    @Test
    void leavesNothingHalfDoneBehind() throws Exception {
        program("dpkg-deb", "echo 'dpkg-deb: error: no space left on device' >&2; exit 2");

        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error()).singleElement().asString().contains("could not be unpacked");
        assertThat(tools.resolve("debian")).doesNotExist();
        try (var left = Files.list(tools)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".new"));
        }
    }

    @Test
    void ownProgramsAreUsedInsteadWhenConfigured() throws Exception {
        program("own-asterisk", "echo 'Asterisk 20.6.0'");
        program("own-espeak", "exit 0");

        Outcome outcome = run(Map.of(
                "CIVICLINE_ASTERISK", programs.resolve("own-asterisk").toString(),
                "CIVICLINE_ESPEAK", programs.resolve("own-espeak").toString()));

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void anOwnAsteriskThatIsTooOldIsRefused() throws Exception {
        program("own-asterisk", "echo 'Asterisk 16.28.0~dfsg'");

        Outcome outcome = run(
                Map.of("CIVICLINE_ASTERISK", programs.resolve("own-asterisk").toString()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error()).singleElement().asString().contains("is no Asterisk 20 or newer");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldWithTheRemedy() throws Exception {
        Files.writeString(tools, "a file in the way");

        Outcome outcome = run();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error())
                .singleElement()
                .asString()
                .contains("cannot create the folder " + tools)
                .contains("Free the disk, or correct its owner and rights.");
    }

    @Test
    void elasticsearchComesByMavenOnceAndAloneWhereNothingElseIsAskedFor() throws Exception {
        program("mvn", """
                echo "mvn $*" >>"%1$s/calls"
                fresh=$(echo "$*" | sed -E 's/.*-DoutputDirectory=([^ ]+).*/\\1/')
                version=$(echo "$*" | sed -E 's/.*elasticsearch:([0-9.]+):zip.*/\\1/')
                mkdir -p "$fresh/elasticsearch-$version/bin"
                : >"$fresh/elasticsearch-$version/bin/elasticsearch"
                """.formatted(folder));

        Outcome first = run(Map.of(), "--elasticsearch");
        Outcome second = run(Map.of(), "--elasticsearch");

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(second).isEqualTo(new Outcome(0, List.of(), List.of()));
        assertThat(calls()).singleElement().asString().contains("integ-test-zip:elasticsearch:8.");
        assertThat(tools.resolve("elasticsearch/bin/elasticsearch")).exists();
        assertThat(tools.resolve("debian")).doesNotExist();
    }

    @Test
    void elasticsearchThatMavenCannotFetchIsToldInOneLineAndNothingIsLeft() throws Exception {
        program("mvn", "echo '[ERROR] Could not find artifact in mirror'; exit 1");

        Outcome outcome = run(Map.of(), "--elasticsearch");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.error())
                .singleElement()
                .asString()
                .contains("Elasticsearch could not be fetched: Could not find artifact in mirror");
        assertThat(tools.resolve("elasticsearch")).doesNotExist();
    }

    private record Outcome(int code, List<String> output, List<String> error) {

        String text() {
            return String.join("\n", output) + String.join("\n", error);
        }
    }

    private Outcome run() throws Exception {
        return run(Map.of());
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        List<String> output = process.inputReader().lines().toList();
        List<String> error = new ArrayList<>(process.errorReader().lines().toList());
        return new Outcome(process.waitFor(), output, error);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(arguments));
        command.addFirst(SCRIPT.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("CIVICLINE_"));
        builder.environment().putAll(environment);
        builder.environment().put("CIVICLINE_TOOLS", tools.toString());
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private void targets(String... lines) throws IOException {
        Files.writeString(folder.resolve("targets"), String.join("\n", lines) + "\n");
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
