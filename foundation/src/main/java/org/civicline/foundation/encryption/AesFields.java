package org.civicline.foundation.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.civicline.foundation.FieldEncryption;
import org.springframework.stereotype.Component;

/** AES-256 in GCM (NIST SP 800-38D) with random nonces: {@code 1:key id:Base64(nonce, cipher text, tag)}. */
@Component
class AesFields implements FieldEncryption {

    private static final String VERSION = "1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final FieldKeys keys;
    private final SecureRandom random = new SecureRandom();

    AesFields(FieldKeys keys) {
        this.keys = keys;
    }

    @Override
    public String encrypt(String value, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SecretKey key = Objects.requireNonNull(keys.byId().get(keys.newest()));
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
            byte[] encrypted = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, all, NONCE_BYTES, encrypted.length);
            return VERSION + ":" + keys.newest() + ":" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value cannot be encrypted", e);
        }
    }

    @Override
    public String decrypt(String encrypted, String place) {
        String[] parts = encrypted.split(":", -1);
        if (parts.length != 3 || !VERSION.equals(parts[0])) {
            throw new IllegalStateException("not an encrypted value");
        }
        SecretKey key = keys.byId().get(parts[1]);
        if (key == null) {
            throw new IllegalStateException(
                    "a value is encrypted with the key %s, which is not here".formatted(parts[1]));
        }
        try {
            byte[] all = Base64.getDecoder().decode(parts[2]);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE_BYTES), place);
            return new String(
                    cipher.doFinal(all, NONCE_BYTES, Math.max(0, all.length - NONCE_BYTES)), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new IllegalStateException("an encrypted value was changed, or belongs to another place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value cannot be decrypted", e);
        }
    }

    @Override
    public boolean isCurrent(String encrypted) {
        return encrypted.startsWith(VERSION + ":" + keys.newest() + ":");
    }

    @Override
    public byte[] blindIndex(String value, String column) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.index());
            mac.update(column.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
