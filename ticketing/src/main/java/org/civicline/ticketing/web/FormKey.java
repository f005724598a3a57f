package org.civicline.ticketing.web;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;

/** The key a form was given when it was first shown ({@code Idempotency-Key}): sent twice, it does its work once. */
public final class FormKey {

    private static final int LONGEST = 100;

    private FormKey() {}

    public static String checked(String key) {
        if (key.isBlank()) {
            throw new RefusedException(Refusal.invalid("ticketing.idempotency-key-missing"));
        }
        if (key.length() > LONGEST || !key.chars().allMatch(one -> one > ' ' && one < 0x7F)) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.idempotency-key-malformed").with("limit", LONGEST));
        }
        return key;
    }
}
