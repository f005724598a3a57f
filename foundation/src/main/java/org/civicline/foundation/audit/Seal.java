package org.civicline.foundation.audit;

import static org.civicline.foundation.Columns.instantOrNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the seals.
 *
 * @param keyId whose signature it bears; null in seals of release 0.1, which were not signed
 */
@SuppressWarnings("ArrayRecordComponent")
record Seal(
        long number,
        @Nullable Instant sealedAt,
        int entries,
        byte[] hash,
        @Nullable String keyId,
        byte @Nullable [] signature) {

    /** What the first seal follows. */
    static final byte[] GENESIS = new byte[32];

    private static final byte[] PURPOSE = "civicline audit seal 2\n".getBytes(StandardCharsets.UTF_8);

    static Seal of(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return new Seal(
                row.getLong("number"),
                instantOrNull(row, "sealed_at"),
                row.getInt("entries"),
                hash == null ? new byte[0] : hash,
                row.getString("key_id"),
                row.getBytes("signature"));
    }

    boolean signed() {
        return keyId != null;
    }

    /** What is signed: the hash, which covers all the rest, said to be that of a seal. */
    static byte[] statement(byte[] hash) {
        return ByteBuffer.allocate(PURPOSE.length + hash.length)
                .put(PURPOSE)
                .put(hash)
                .array();
    }

    /** Takes the entries of a batch in their order and gives its hash. */
    static final class Batch {

        private final MessageDigest digest;
        private final boolean signed;
        private int entries;

        /** @param before the hash of the seal before */
        Batch(byte[] before, long number, @Nullable Instant sealedAt, @Nullable String keyId) {
            this.digest = sha256();
            this.signed = keyId != null;
            if (signed) {
                digest.update(PURPOSE);
            }
            digest.update(before);
            if (signed) {
                Fields.write(
                        Arrays.asList(Long.toString(number), sealedAt == null ? null : sealedAt.toString(), keyId),
                        digest::update);
            }
        }

        void add(AuditEntry entry) {
            Fields.write(signed ? entry.sealed() : entry.sealedByRelease01(), digest::update);
            entries++;
        }

        int entries() {
            return entries;
        }

        byte[] hash() {
            if (signed) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(entries).array());
            }
            return digest.digest();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
