package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void findsTheProcessWhileItLives() throws Exception {
        PidFile file = new PidFile(folder.resolve("it.pid"));
        Process process = new ProcessBuilder("sleep", "60").start();
        file.write(process.toHandle());

        assertThat(file.alive()).contains(process.toHandle());
        process.destroyForcibly().waitFor();
        assertThat(file.alive()).isEmpty();
    }

    @Test
    void doesNotTakeALaterProcessOfTheSameNumberForIt() throws Exception {
        Path path = folder.resolve("it.pid");
        PidFile file = new PidFile(path);
        file.write(ProcessHandle.current());
        String[] written = Files.readString(path).split(" ");

        Files.writeString(path, "%s %d %s".formatted(written[0], Long.parseLong(written[1]) - 1, written[2]));
        assertThat(file.alive()).isEmpty();

        Files.writeString(path, "%s %s another-boot".formatted(written[0], written[1]));
        assertThat(file.alive()).isEmpty();
    }

    @Test
    void thatIsMissingOrBrokenMeansNone() throws Exception {
        PidFile file = new PidFile(folder.resolve("it.pid"));
        assertThat(file.alive()).isEmpty();
        Files.writeString(folder.resolve("it.pid"), "rubbish");
        assertThat(file.alive()).isEmpty();
        Files.writeString(folder.resolve("it.pid"), "rubbish at all");
        assertThat(file.alive()).isEmpty();
    }
}
