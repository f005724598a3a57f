package org.civicline.foundation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address for e-mail as nearly every mail server takes it: of RFC 5321 the forms without quotes and comments, in ASCII, the
 * domain in small letters.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

    /** Empty for what is none. */
    public static Optional<EmailAddress> read(String written) {
        String stripped = written.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String local = stripped.substring(0, at);
        String domain = stripped.substring(at + 1).toLowerCase(Locale.ROOT);
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(new EmailAddress(local + "@" + domain))
                : Optional.empty();
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }
}
