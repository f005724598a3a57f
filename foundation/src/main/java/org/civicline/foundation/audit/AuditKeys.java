package org.civicline.foundation.audit;

/**
 * The city's keys of the record, none of which is ever in the database.
 *
 * @param signing signs seals
 * @param ring the public halves of all that signed seals, this one last
 * @param code is put on each entry
 */
public record AuditKeys(SigningKey signing, KeyRing ring, EntryCode code) {

    public AuditKeys {
        if (!ring.newest().id().equals(signing.open().id())) {
            throw new IllegalArgumentException("the newest public audit key is not that of the signing key");
        }
    }

    /** From their text forms. */
    public static AuditKeys parse(String signing, String ring, String code) {
        return new AuditKeys(SigningKey.parse(signing), KeyRing.parse(ring), new EntryCode(code));
    }

    @Override
    public String toString() {
        return "AuditKeys[" + signing.open().id() + "]";
    }
}
