package org.civicline.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code each entry is written with: HMAC-SHA-256 (RFC 2104) over its fields. Only what carries it is sealed, so a row
 * put into the table without the key never gets a signature; and where a batch was changed, it tells which entry.
 */
public final class EntryCode {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "civicline audit entry 1\n".getBytes(StandardCharsets.UTF_8);
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;

    /** @param secret random, of 32 characters or more */
    public EntryCode(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the key of audit entries is too short to be one");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    byte[] of(AuditEntry entry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            Fields.write(entry.content(), mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    boolean isOn(AuditEntry entry) {
        byte[] code = entry.code();
        return code != null && MessageDigest.isEqual(code, of(entry));
    }
}
