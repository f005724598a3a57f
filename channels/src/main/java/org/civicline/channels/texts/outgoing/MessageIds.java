package org.civicline.channels.texts.outgoing;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways a message id may be written. Many centres answer a submission in hexadecimal and name the same message in
 * decimal in its receipt, or the other way round (the SMPP 3.4 specification leaves the form open).
 */
final class MessageIds {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,16}");

    private MessageIds() {}

    /** One form for comparing: lower case, no leading zeros. */
    static String normal(String id) {
        return id.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** As written first, then what it would be in the other notation. */
    static List<String> candidates(String id) {
        String normal = normal(id);
        Set<String> all = new LinkedHashSet<>();
        all.add(normal);
        if (DECIMAL.matcher(normal).matches()) {
            all.add(new BigInteger(normal).toString(16));
        }
        if (HEXADECIMAL.matcher(normal).matches()) {
            all.add(new BigInteger(normal, 16).toString());
        }
        return List.copyOf(all);
    }
}
