package org.civicline.simulators.sip;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who a call says it is from, as a carrier's trunk would put it into the From header.
 *
 * @param name display name, any text; null for none
 * @param number the user part, any text (malformed numbers included: what a URI cannot carry is percent-encoded); null
 *     for a From with no user part at all
 * @param withheld whether the caller's number is suppressed (RFC 3323: From anonymous.invalid and Privacy: id)
 */
public record CallerId(@Nullable String name, @Nullable String number, boolean withheld) {

    private static final String UNESCAPED_IN_USER = "-_.!~*'()&=+$,/";

    /** A plain number. */
    public static CallerId of(String number) {
        return new CallerId(null, number, false);
    }

    /** A number with a display name. */
    public static CallerId named(String name, String number) {
        return new CallerId(name, number, false);
    }

    /** A caller who withholds the number. */
    public static CallerId anonymous() {
        return new CallerId("Anonymous", "anonymous", true);
    }

    /** A caller for whom the network knows no number. */
    public static CallerId none() {
        return new CallerId(null, null, false);
    }

    /** The From address, at this host unless withheld. */
    String address(String host) {
        String uri = number == null
                ? "sip:" + host
                : "sip:" + escaped(number) + "@" + (withheld ? "anonymous.invalid" : host);
        return name == null ? "<" + uri + ">" : quoted(name) + " <" + uri + ">";
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** Percent-encodes what RFC 3261 §25 does not allow in the user part of a URI. */
    static String escaped(String user) {
        StringBuilder out = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNESCAPED_IN_USER.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(String.format("%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
