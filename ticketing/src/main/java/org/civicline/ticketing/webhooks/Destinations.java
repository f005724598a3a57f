package org.civicline.ticketing.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where messages may go: by https to the public Internet, and wherever the installation allows by name. */
@Component
class Destinations {

    private static final int LONGEST = 500;

    private final Set<String> allowed;

    Destinations(WebhookSettings settings) {
        this.allowed = settings.allowedHosts().stream().map(Destinations::bare).collect(Collectors.toUnmodifiableSet());
    }

    /** A receiver's address as somebody wrote it. A name that nobody knows yet may still come. */
    URI checked(@Nullable String written) {
        URI url = parsed(written == null ? "" : written.strip());
        if (!url.getScheme().equalsIgnoreCase("https") && !allowed.contains(bare(url.getHost()))) {
            throw new RefusedException(Refusal.invalid("ticketing.webhook-not-https"));
        }
        try {
            resolve(url.getHost());
        } catch (ForbiddenAddressException _) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.webhook-address").with("host", url.getHost()));
        } catch (UnknownHostException _) {
            return url;
        }
        return url;
    }

    private static URI parsed(String written) {
        try {
            URI url = new URI(written);
            if (written.length() <= LONGEST && wellFormed(url)) {
                return url;
            }
        } catch (URISyntaxException _) {
            throw malformed();
        }
        throw malformed();
    }

    /** With nothing that would show up in logs as a password, and nothing beyond ASCII. */
    private static boolean wellFormed(URI url) {
        return url.getScheme() != null
                && url.getHost() != null
                && Stream.of("https", "http").anyMatch(url.getScheme()::equalsIgnoreCase)
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.toString().chars().allMatch(one -> one > ' ' && one < 0x7F);
    }

    private static RefusedException malformed() {
        return new RefusedException(Refusal.invalid("ticketing.webhook-url").with("limit", LONGEST));
    }

    /**
     * The addresses that are then connected to: nobody asks the name again in between.
     *
     * @throws ForbiddenAddressException if any of them is not public, and the name is not one the installation allows
     */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getAllByName(host));
        if (!allowed.contains(bare(host)) && !found.stream().allMatch(PublicAddresses::include)) {
            throw new ForbiddenAddressException(host);
        }
        return found;
    }

    private static String bare(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
