package org.civicline.ticketing.followup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What a link carries: 128 random bits, as 22 characters. We keep its digest only. */
record LinkKey(String word) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    static LinkKey random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new LinkKey(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "LinkKey";
    }
}
