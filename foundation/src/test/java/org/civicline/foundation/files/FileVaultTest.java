package org.civicline.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.civicline.foundation.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A file is there whole or not at all, and who keeps files has a folder that nobody else sweeps. */
class FileVaultTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final UnaryOperator<Set<UUID>> NONE = _ -> Set.of();

    @TempDir
    Path folder = Path.of("");

    private static final class Vault extends FileVault {

        Vault(Path root) {
            super(root, DataSize.ofBytes(20), 1_000);
        }
    }

    private static KeptFile kept(FileVault vault) throws IOException {
        return vault.take(new ByteArrayInputStream("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static void age(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(1)));
            }
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void eachSweepsItsOwnFolderOnly() throws IOException {
        var cases = new Vault(folder.resolve("attachments"));
        var articles = new Vault(folder.resolve("article-files"));
        KeptFile ofCase = kept(cases);
        KeptFile ofArticle = kept(articles);
        KeptFile nobodys = kept(articles);
        age(folder);
        assertThat(cases.sweep(NOW, names -> Set.of(ofCase.name()))).isZero();
        assertThat(articles.sweep(NOW, names -> Set.of(ofArticle.name()))).isEqualTo(1);
        assertThat(cases.whole(ofCase.name(), ofCase.sha256())).hasContent("%PDF-1.4\n");
        assertThat(articles.whole(ofArticle.name(), ofArticle.sha256())).exists();
        assertThatThrownBy(() -> articles.whole(nobodys.name(), nobodys.sha256()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("foundation.file-damaged"));
    }

    @Test
    void whatIsYoungIsLeftAndWhatBrokeOffGoes() throws IOException {
        var vault = new Vault(folder);
        Path broken = Files.writeString(vault.incoming(), "%PD");
        KeptFile young = kept(vault);
        age(folder);
        Files.setLastModifiedTime(vault.whole(young.name(), young.sha256()), FileTime.from(NOW));
        assertThat(vault.sweep(NOW, NONE)).isEqualTo(1);
        assertThat(broken).doesNotExist();
        assertThat(vault.whole(young.name(), young.sha256())).exists();
    }

    @Test
    void whatIsRefusedLeavesNothing() throws IOException {
        var vault = new Vault(folder);
        for (String content : new String[] {"", "\u0000\u0001", "%PDF-1.4\n and too much of it"}) {
            assertThatThrownBy(() -> vault.take(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(RefusedException.class);
        }
        assertThat(files()).isZero();
    }

    @Test
    void aFolderThatIsNotThereYetHasNothingToSweep() throws IOException {
        assertThat(new Vault(folder.resolve("none")).sweep(NOW, NONE)).isZero();
    }
}
