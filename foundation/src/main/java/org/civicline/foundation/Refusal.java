package org.civicline.foundation;

import java.util.Map;

/**
 * Why something a person asked for is not done, as data.
 *
 * <p>The code is stable and is the key of two texts in the message bundles: {@code refusal.<code>.title} (what
 * happened) and {@code refusal.<code>.remedy} (what to do). Details fill the placeholders of the texts by name and are
 * shown to the person, so they never hold secrets or unmasked personal data.
 *
 * @param kind how the refusal is to be understood by a program
 * @param code dotted lower-case words, module first: {@code ticketing.text-too-long}
 * @param details values for the texts, such as a limit
 */
public record Refusal(Kind kind, String code, Map<String, Object> details) {

    /** How a refusal maps to the web (RFC 9110 status codes). */
    public enum Kind {
        /** The input is wrong: 422. */
        INVALID(422),
        /** The thing is not there, or not for this person to know: 404. */
        NOT_FOUND(404),
        /** The person may not do this: 403. */
        FORBIDDEN(403),
        /** The thing is in another state than the request supposes: 409. */
        CONFLICT(409),
        /** Too many requests: 429. */
        TOO_MANY(429),
        /** A component is down, try again: 503. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Refusal {
        details = Map.copyOf(details);
    }

    public static Refusal invalid(String code) {
        return new Refusal(Kind.INVALID, code, Map.of());
    }

    public static Refusal notFound(String code) {
        return new Refusal(Kind.NOT_FOUND, code, Map.of());
    }

    public static Refusal forbidden(String code) {
        return new Refusal(Kind.FORBIDDEN, code, Map.of());
    }

    public static Refusal conflict(String code) {
        return new Refusal(Kind.CONFLICT, code, Map.of());
    }

    /** The same refusal with one more detail. */
    public Refusal with(String name, Object value) {
        var more = new java.util.LinkedHashMap<>(details);
        more.put(name, value);
        return new Refusal(kind, code, more);
    }
}
