package org.civicline.app.launcher;

import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.civicline.foundation.audit.AuditKeys;
import org.civicline.foundation.audit.KeyRing;
import org.civicline.foundation.audit.SigningKey;

/**
 * Passwords between our own parts, and the keys of what we keep: random, made at the first start, kept in
 * {@code secrets.properties} of the home folder, which only its owner may read. None is ever in the repository.
 */
final class Secrets {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String SIGNING = "audit.signing";
    private static final String RING = "audit.keys";

    /** What each secret is for, and how it is made; SMPP 3.4 allows a password of eight characters (section 5.2.2). */
    private static final Map<String, Supplier<String>> MAKERS = Map.ofEntries(
            Map.entry("postgresql.superuser", random(32)),
            Map.entry("postgresql.application", random(32)),
            Map.entry("asterisk.ami", random(32)),
            Map.entry("asterisk.ari", random(32)),
            Map.entry("smsc", random(8)),
            Map.entry("sip", random(43)),
            Map.entry("session", random(43)),
            Map.entry("tls", random(32)),
            Map.entry("audit.entry", random(43)),
            Map.entry(SIGNING, () -> SigningKey.generate().text()),
            Map.entry("fields", () -> "k1:" + random(43).get()),
            Map.entry("fields.index", random(43)));

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the secrets of a home, making those that are not there yet. */
    static Secrets of(Home home) {
        Map<String, String> values = new TreeMap<>(PrivateFile.readProperties(home.secrets()));
        boolean complete = values.keySet().containsAll(MAKERS.keySet()) && values.containsKey(RING);
        MAKERS.forEach((name, maker) -> values.computeIfAbsent(name, _ -> maker.get()));
        values.computeIfAbsent(
                RING,
                _ -> KeyRing.of(SigningKey.parse(String.valueOf(values.get(SIGNING)))
                                .open())
                        .text());
        if (!complete) {
            write(home, values);
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

    /** The keys audit seals are signed and checked with. */
    AuditKeys auditKeys() {
        return AuditKeys.parse(get(SIGNING), get(RING), get("audit.entry"));
    }

    /**
     * Replaces the key audit seals are signed with. The old one endorses the new one and is then gone: nobody can
     * sign in its name any more.
     */
    static Secrets withNewAuditKey(Home home) {
        AuditKeys old = of(home).auditKeys();
        SigningKey next = SigningKey.generate();
        Map<String, String> values = new TreeMap<>(PrivateFile.readProperties(home.secrets()));
        values.put(SIGNING, next.text());
        values.put(RING, old.ring().followedBy(next.open(), old.signing()).text());
        write(home, values);
        return new Secrets(values);
    }

    private static void write(Home home, Map<String, String> values) {
        PrivateFile.writeProperties(
                home.secrets(), "Random, made at the first start. The data cannot be opened without it.", values);
    }

    private static Supplier<String> random(int length) {
        return () -> RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
