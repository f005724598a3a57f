package org.civicline.foundation;

import java.util.Map;

/**
 * The append-only record of who did what (审计).
 *
 * <p>An entry is written in the caller's transaction: it exists if and only if the act does. Entries are sealed in
 * batches into a hash chain, so that writers never wait for each other; a verifier finds any entry changed, removed or
 * put in between.
 */
public interface Audit {

    /**
     * Records an act of whoever is signed in, or of the system.
     *
     * @param action dotted words: {@code staff.signed-in}, {@code ticket.unmasked}
     * @param subject what it was done to: {@code ticket:0198…}
     * @param details no secrets and no unmasked personal data
     */
    void record(String action, String subject, Map<String, ?> details);

    /** Recomputes the whole chain. */
    Verification verify();

    /** What the verifier found. */
    sealed interface Verification {
        /** @param entries how many were checked */
        record Intact(long entries) implements Verification {}

        /**
         * @param sealNumber the first batch that does not match
         * @param reason in words, for the audit administrator
         */
        record Broken(long sealNumber, String reason) implements Verification {}
    }
}
