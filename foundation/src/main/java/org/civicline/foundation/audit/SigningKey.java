package org.civicline.foundation.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key seals are signed with: Ed25519 (RFC 8032). Whoever has the public half can check, and cannot forge. */
public final class SigningKey {

    private final PrivateKey secret;
    private final PublicSealKey open;

    private SigningKey(PrivateKey secret, PublicSealKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new one. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(PublicSealKey.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), PublicSealKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** Reads what {@link #text} gave. */
    public static SigningKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("the audit signing key is not one");
        }
        try {
            PrivateKey secret = KeyFactory.getInstance(PublicSealKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.substring(0, colon))));
            return new SigningKey(secret, PublicSealKey.parse(text.substring(colon + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the audit signing key is not one", e);
        }
    }

    /** Both halves: PKCS #8 and X.509 in Base64, with a colon between. For the private file of secrets alone. */
    public String text() {
        return Base64.getEncoder().encodeToString(secret.getEncoded()) + ":" + open.text();
    }

    /** The half to give away. */
    public PublicSealKey open() {
        return open;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(PublicSealKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit signing key does not sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + open.id() + "]";
    }
}
