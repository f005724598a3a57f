package org.civicline.foundation.encryption;

import org.civicline.foundation.FieldEncryption;

/** Encrypts as an installation does that has other keys, or had. */
public final class OtherKeys {

    private OtherKeys() {}

    /** @param secrets as {@link FieldKeys#parse} wants them */
    public static FieldEncryption of(String secrets) {
        return new AesFields(FieldKeys.parse(secrets, "of an index that nobody asks here"));
    }
}
