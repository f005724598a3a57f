package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void isForItsOwnersEyesOnly() throws Exception {
        Home home = new Home(folder.resolve("new"));
        home.prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void thatCannotBeMadeIsToldWithTheRemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> new Home(file.resolve("home")).prepare())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("cannot be created")
                .hasMessageContaining("or choose another with --home");
    }

    @Test
    void ofAnotherUserIsToldWithTheRemedy() throws Exception {
        Home home = new Home(folder);
        String owner = Files.getOwner(folder).getName();

        assertThatThrownBy(() -> home.requireOwner("somebody"))
                .isInstanceOf(Trouble.class)
                .hasMessage("the folder %s belongs to %s. Run as %s, or: sudo chown -R somebody %s"
                        .formatted(folder, owner, owner, folder));
        home.requireOwner(owner);
    }

    @Test
    void withAPathTooLongForASocketIsRefused() {
        assertThatThrownBy(() -> new Home(folder.resolve("x".repeat(100))).prepare())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("too long for a Unix socket");
    }
}
