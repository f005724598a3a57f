package org.civicline.foundation.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys of {@link AesFields}, derived from the launcher's secrets by HKDF-SHA-256 (RFC 5869).
 *
 * @param byId all that values may be encrypted with, the newest last
 * @param newest the id of that with which new values are
 * @param index of the blind index; it stays, since all rows would have to be indexed anew
 */
public record FieldKeys(Map<String, SecretKey> byId, String newest, SecretKey index) {

    private static final int SHORTEST = 32;
    private static final String KDF_ALGORITHM = "HKDF-SHA256";

    /**
     * Derives them.
     *
     * @param secrets {@code id:secret}, separated by commas, the newest last
     * @param indexSecret of the blind index
     */
    public static FieldKeys parse(String secrets, String indexSecret) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        String newest = "";
        for (String one : secrets.split(",", -1)) {
            int colon = one.indexOf(':');
            if (colon < 1 || !one.substring(0, colon).matches("[a-z0-9]{1,16}")) {
                throw new IllegalArgumentException("a field key is not of the form id:secret");
            }
            newest = one.substring(0, colon);
            keys.put(newest, derive(one.substring(colon + 1), "civicline field " + newest, "AES"));
        }
        return new FieldKeys(Map.copyOf(keys), newest, derive(indexSecret, "civicline field index", "HmacSHA256"));
    }

    private static SecretKey derive(String secret, String purpose, String algorithm) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("a field key is too short to be one");
        }
        try {
            return KDF.getInstance(KDF_ALGORITHM)
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), SHORTEST));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + KDF_ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "FieldKeys" + byId.keySet();
    }
}
