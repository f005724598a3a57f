package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder);
        home.prepare();
    }

    @Test
    void areMadeOnceAndKept() {
        String first = Secrets.of(home).get("postgresql.application");

        assertThat(first).hasSize(32).matches("[A-Za-z0-9]+");
        assertThat(Secrets.of(home).get("postgresql.application")).isEqualTo(first);
    }

    @Test
    void differFromHomeToHome(@TempDir Path other) {
        Home another = new Home(other);
        another.prepare();

        assertThat(Secrets.of(another).get("session"))
                .isNotEqualTo(Secrets.of(home).get("session"));
    }

    @Test
    void areForTheirOwnersEyesOnly() throws Exception {
        Secrets.of(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
    }

    @Test
    void thatCameWithALaterVersionAreAdded() {
        PrivateFile.writeProperties(home.secrets(), "of an earlier version", Map.of("smsc", "abcdefgh"));

        Secrets secrets = Secrets.of(home);

        assertThat(secrets.get("smsc")).isEqualTo("abcdefgh");
        assertThat(secrets.get("asterisk.ari")).hasSize(32);
        assertThat(Secrets.of(home).get("asterisk.ari")).isEqualTo(secrets.get("asterisk.ari"));
    }

    @Test
    void stayOutOfLogs() {
        Secrets secrets = Secrets.of(home);

        assertThat(secrets.toString()).doesNotContain(secrets.get("sip"));
    }
}
