package org.civicline.foundation;

/**
 * Encrypts single values at rest that are worse to lose than others: identity numbers (身份证号).
 *
 * <p>The keys are among the launcher's secrets, never in the database. The same value never gives the same text twice;
 * to find it again, a blind index stands beside it.
 */
public interface FieldEncryption {

    /**
     * Encrypts a value.
     *
     * @param place what the value belongs to, such as {@code ticketing.citizen.identity:0198…}: a text copied to another
     *     row or column does not open there
     * @return text for a column, which names the key it was made with
     */
    String encrypt(String value, String place);

    /**
     * Opens what {@link #encrypt} gave for the same place.
     *
     * @throws IllegalStateException if it was changed, belongs elsewhere, or its key is not known
     */
    String decrypt(String encrypted, String place);

    /** Whether the text was made with the newest key; otherwise it is to be decrypted and encrypted again in time. */
    boolean isCurrent(String encrypted);

    /**
     * The same for the same value, and nothing else can be learned from it without the key: for a search for equality.
     *
     * @param value in one form only: without spaces, in capitals, as the caller decides
     * @param column what is indexed, such as {@code ticketing.citizen.identity}: the same value in two columns differs
     */
    byte[] blindIndex(String value, String column);
}
