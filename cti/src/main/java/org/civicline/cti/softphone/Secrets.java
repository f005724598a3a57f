package org.civicline.cti.softphone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random names and passwords, and the digests they are kept as. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** What SIP's digest authentication is computed from (RFC 2617 §3.2.2.2); MD5 is what browsers' SIP speaks. */
    static String sipHash(String username, String realm, String password) {
        return digest("MD5", username + ":" + realm + ":" + password);
    }

    static String sha256(String secret) {
        return digest("SHA-256", secret);
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
