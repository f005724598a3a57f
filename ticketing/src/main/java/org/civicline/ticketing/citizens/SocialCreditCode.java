package org.civicline.ticketing.citizens;

import java.util.Locale;
import java.util.Optional;

/**
 * The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): 18 characters, the last of which
 * checks the others.
 */
public record SocialCreditCode(String value) {

    /** Digits and capitals without I, O, S, V and Z, in the order of their values. */
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;

    public SocialCreditCode {
        if (!valid(value)) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
    }

    /** As people write it: small letters and spaces allowed. Empty if it is none. */
    public static Optional<SocialCreditCode> parse(String written) {
        String code = written.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return valid(code) ? Optional.of(new SocialCreditCode(code)) : Optional.empty();
    }

    /** Each of the first 17 weighs three times the one before it; together with the last they are a multiple of 31. */
    private static boolean valid(String code) {
        if (code.length() != LENGTH || code.chars().anyMatch(sign -> SIGNS.indexOf(sign) < 0)) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < LENGTH - 1; place++) {
            sum += SIGNS.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % SIGNS.length();
        }
        return (sum + SIGNS.indexOf(code.charAt(LENGTH - 1))) % SIGNS.length() == 0;
    }
}
