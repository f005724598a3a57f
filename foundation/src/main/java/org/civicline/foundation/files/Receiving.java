package org.civicline.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.springframework.util.unit.DataSize;

/** Takes a file in: no larger than may be, of a kind that is known by its content, pictures drawn anew. */
final class Receiving {

    private final FileVault vault;
    private final DataSize largest;
    private final long mostPixels;

    Receiving(FileVault vault, DataSize largest, long mostPixels) {
        this.vault = vault;
        this.largest = largest;
        this.mostPixels = mostPixels;
    }

    /** @throws RefusedException if it is empty, too large, or nothing that can be kept; then nothing is */
    KeptFile take(InputStream sent) throws IOException {
        Path raw = vault.incoming();
        Path drawn = vault.incoming();
        Path small = vault.incoming();
        try {
            receive(sent, raw);
            FileKind kind =
                    FileKind.of(raw).orElseThrow(() -> new RefusedException(Refusal.invalid("foundation.file-kind")));
            UUID name = UUID.randomUUID();
            if (!kind.picture()) {
                return kept(raw, name, kind);
            }
            Picture.drawAnew(raw, kind, drawn, small, mostPixels);
            vault.keepSmall(small, name);
            return kept(drawn, name, kind);
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(drawn);
            Files.deleteIfExists(small);
        }
    }

    private KeptFile kept(Path file, UUID name, FileKind kind) throws IOException {
        var kept = new KeptFile(name, kind, Files.size(file), sha256(file));
        vault.keep(file, name);
        return kept;
    }

    private void receive(InputStream sent, Path to) throws IOException {
        long limit = largest.toBytes();
        long written = 0;
        byte[] some = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int count = sent.read(some); count >= 0; count = sent.read(some)) {
                written += count;
                if (written > limit) {
                    throw new RefusedException(
                            Refusal.invalid("foundation.file-too-large").with("limit", largest.toMegabytes()));
                }
                out.write(some, 0, count);
            }
        }
        if (written == 0) {
            throw new RefusedException(Refusal.invalid("foundation.file-empty"));
        }
    }

    static byte[] sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var through = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, through);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
