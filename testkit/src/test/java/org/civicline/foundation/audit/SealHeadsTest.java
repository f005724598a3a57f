package org.civicline.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.civicline.foundation.audit.SealHeads.Head;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealHeadsTest {

    @TempDir
    Path folder;

    private SealHeads heads = new SealHeads(null);

    @BeforeEach
    void prepare() {
        heads = new SealHeads(folder.resolve("head"));
    }

    private static Head head(int number) {
        byte[] hash = new byte[32];
        hash[0] = (byte) number;
        return Head.of(number, hash);
    }

    @Test
    void theNewestTakesThePlaceOfTheOneThatStands() {
        heads.keep(head(1), true);
        heads.keep(head(2), true);
        assertThat(heads.read()).containsExactly(head(2));
    }

    @Test
    void whatDoesNotStandAnyMoreIsNeverForgotten() {
        heads.keep(head(7), true);
        heads.keep(head(5), false);
        heads.keep(head(6), true);
        assertThat(heads.read()).containsExactly(head(7), head(6));
    }

    @Test
    void aLineNobodyCanReadStays() throws Exception {
        Files.writeString(folder.resolve("head"), "nonsense\n");
        heads.keep(head(3), false);
        assertThat(heads.read()).containsExactly(SealHeads.UNREADABLE, head(3));
    }

    @Test
    void itsOwnerAloneReadsIt() throws Exception {
        heads.keep(head(1), true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("head"))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
