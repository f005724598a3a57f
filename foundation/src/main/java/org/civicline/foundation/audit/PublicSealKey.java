package org.civicline.foundation.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What seals are checked with.
 *
 * @param id the first 16 hexadecimal digits of the SHA-256 of its X.509 form: it cannot be given to another key
 */
public record PublicSealKey(String id, PublicKey key) {

    static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    static PublicSealKey of(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return new PublicSealKey(HexFormat.of().formatHex(digest, 0, ID_BYTES), key);
    }

    /** Reads what {@link #text} gave. */
    static PublicSealKey parse(String text) {
        try {
            return of(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** X.509 in Base64. */
    String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false; // bytes that are no signature at all
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }
}
