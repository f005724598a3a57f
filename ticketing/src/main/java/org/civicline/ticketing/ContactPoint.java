package org.civicline.ticketing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way to reach a citizen: one per kind and normalised value, owned by at most one citizen.
 *
 * @param value normalised: a phone number in national form without separators ({@code 13800138000}, {@code
 *     01012345678}), abroad with a leading {@code +}
 */
public record ContactPoint(Kind kind, String value) {

    /** What kind of address. */
    public enum Kind {
        PHONE,
        EMAIL,
        APP
    }

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,15}");

    public ContactPoint {
        if (value.isBlank() || value.length() > 254) {
            throw new IllegalArgumentException("a contact point needs 1 to 254 characters");
        }
    }

    /**
     * A phone number from whatever a network or a person wrote: separators dropped, {@code +86}/{@code 0086} dropped.
     *
     * @return empty if it is no number (anonymous callers, names, anything malformed)
     */
    public static Optional<ContactPoint> phone(@org.jspecify.annotations.Nullable String written) {
        if (written == null || written.length() > 64) {
            return Optional.empty();
        }
        String digits = written.strip().replaceAll("[\\s\\-().]", "");
        if (digits.startsWith("+86")) {
            digits = digits.substring(3);
        } else if (digits.startsWith("0086")) {
            digits = digits.substring(4);
        }
        return PHONE.matcher(digits).matches() ? Optional.of(new ContactPoint(Kind.PHONE, digits)) : Optional.empty();
    }
}
