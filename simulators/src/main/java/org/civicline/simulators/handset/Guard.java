package org.civicline.simulators.handset;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web pages of the same browser away: a name that is rebound to the loopback address fails by Host, a
 * foreign page's request by Origin or Sec-Fetch-Site, a plain form by its content type.
 */
final class Guard {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Guard() {}

    static void check(String method, Headers headers, int port) {
        String host = headers.getFirst("Host");
        if (!isOurs(host, port)) {
            throw new Refused(403, "foreign-host", "this page answers to localhost only");
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !(origin.startsWith("http://") && isOurs(origin.substring(7), port))) {
            throw new Refused(403, "foreign-origin", "requests of other pages are not taken");
        }
        if (method.equals("POST")) {
            checkChange(headers);
        }
    }

    private static void checkChange(Headers headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refused(403, "foreign-origin", "requests of other pages are not taken");
        }
        String type = headers.getFirst("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(415, "not-json", "send application/json");
        }
    }

    private static boolean isOurs(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String suffix = ":" + port;
        return host.endsWith(suffix) && NAMES.contains(host.substring(0, host.length() - suffix.length()));
    }
}
