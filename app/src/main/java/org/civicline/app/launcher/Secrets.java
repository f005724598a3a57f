package org.civicline.app.launcher;

import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passwords between our own parts: random, made at the first start, kept in {@code secrets.properties} of the home
 * folder, which only its owner may read. None is ever in the repository.
 */
final class Secrets {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** What each secret is for, with its length; SMPP 3.4 allows a password of eight characters (section 5.2.2). */
    private static final Map<String, Integer> LENGTHS = Map.of(
            "postgresql.superuser", 32,
            "postgresql.application", 32,
            "asterisk.ami", 32,
            "asterisk.ari", 32,
            "smsc", 8,
            "sip", 43,
            "session", 43,
            "tls", 32);

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the secrets of a home, making those that are not there yet. */
    static Secrets of(Home home) {
        Map<String, String> values = new TreeMap<>(PrivateFile.readProperties(home.secrets()));
        SecureRandom random = new SecureRandom();
        boolean complete = values.keySet().containsAll(LENGTHS.keySet());
        LENGTHS.forEach((name, length) -> values.computeIfAbsent(name, _ -> random(random, length)));
        if (!complete) {
            PrivateFile.writeProperties(
                    home.secrets(), "Random, made at the first start. The data cannot be opened without it.", values);
        }
        return new Secrets(values);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return value;
    }

    private static String random(SecureRandom random, int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
