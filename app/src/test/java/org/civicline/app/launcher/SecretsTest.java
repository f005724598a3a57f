package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.civicline.foundation.audit.AuditKeys;
import org.civicline.foundation.audit.KeyRing;
import org.civicline.foundation.encryption.FieldKeys;
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
        assertThat(Secrets.of(home).auditKeys().signing().text())
                .isEqualTo(secrets.auditKeys().signing().text());
    }

    @Test
    void holdTheKeysOfWhatTheDatabaseKeeps() {
        Secrets secrets = Secrets.of(home);

        assertThat(secrets.auditKeys().ring().newest())
                .isEqualTo(secrets.auditKeys().signing().open());
        assertThat(FieldKeys.parse(secrets.get("fields"), secrets.get("fields.index"))
                        .newest())
                .isEqualTo("k1");
        assertThat(ApplicationProperties.of(Homes.settings(folder)))
                .containsEntry("civicline.audit.signing-key", secrets.get("audit.signing"))
                .containsEntry("civicline.audit.public-keys", secrets.get("audit.keys"))
                .containsEntry("civicline.audit.entry-key", secrets.get("audit.entry"))
                .containsEntry("civicline.audit.head-file", home.audit("head").toString())
                .containsEntry("civicline.fields.keys", secrets.get("fields"))
                .containsEntry("civicline.fields.index-key", secrets.get("fields.index"));
    }

    @Test
    void aReplacedAuditKeyEndorsesTheNextAndIsGone() throws Exception {
        AuditKeys before = Secrets.of(home).auditKeys();
        Secrets.withNewAuditKey(home);
        AuditKeys after = Secrets.of(home).auditKeys();

        assertThat(after.signing().open()).isNotEqualTo(before.signing().open());
        assertThat(after.ring().keys())
                .containsExactly(before.signing().open(), after.signing().open());
        assertThat(KeyRing.of(before.signing().open())
                        .followedThrough(after.ring())
                        .keys())
                .isEqualTo(after.ring().keys());
        assertThat(Files.readString(home.secrets()))
                .doesNotContain(before.signing()
                        .text()
                        .substring(0, before.signing().text().indexOf(':')));
    }

    @Test
    void stayOutOfLogs() {
        Secrets secrets = Secrets.of(home);

        assertThat(secrets.toString()).doesNotContain(secrets.get("sip"));
    }
}
