package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CivicLineTest {

    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();

    private int run(String... arguments) {
        return CivicLine.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(error, true))
                .execute(arguments);
    }

    @Test
    void everyCommandHasItsHelp() {
        for (String command : CivicLine.commandLine().getSubcommands().keySet()) {
            assertThat(run(command, "--help")).isZero();
            assertThat(output.toString()).contains("Usage: civicline " + command);
            output.getBuffer().setLength(0);
        }
    }

    @Test
    void theScriptsHelpNamesEveryCommand() throws Exception {
        Process script = new ProcessBuilder("../civicline", "--help").start();
        String help = new String(script.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(script.waitFor()).isZero();
        for (CommandLine command : CivicLine.commandLine().getSubcommands().values()) {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                assertThat(help).containsPattern("(?m)^  " + command.getCommandName() + " ");
            }
        }
    }

    @Test
    void anUnknownOptionIsToldInOneLine() {
        assertThat(run("up", "--nonsense")).isEqualTo(2);
        assertThat(error.toString()).isEqualTo("civicline: Unknown option: '--nonsense'. See ./civicline up --help\n");
    }

    @Test
    void anUnknownCommandIsToldInOneLine() {
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(error.toString().lines()).hasSize(1);
    }

    @Test
    void aTakenPortIsToldInOneLine(@TempDir Path home) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("up", "--home", home.toString(), "--free-ports", "--port", "" + taken.getLocalPort());

            assertThat(code).isEqualTo(1);
            assertThat(error.toString())
                    .startsWith(
                            "civicline: port %d for the web pages is taken by 'java'".formatted(taken.getLocalPort()))
                    .endsWith("./civicline up --port %d\n".formatted(taken.getLocalPort() + 1));
            assertThat(error.toString().lines()).hasSize(1);
        }
        assertThat(home.resolve("run/instance.json")).doesNotExist();
    }

    @Test
    void aHomeThatCannotBeWrittenIsToldInOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThat(run("up", "--home", file.resolve("home").toString())).isEqualTo(1);
        assertThat(error.toString().lines()).hasSize(1);
        assertThat(error.toString()).contains("choose another with --home");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoMistake(@TempDir Path home) {
        assertThat(run("down", "--home", home.toString())).isZero();
    }
}
