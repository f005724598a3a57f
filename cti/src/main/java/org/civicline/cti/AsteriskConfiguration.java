package org.civicline.cti;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@link AsteriskSettings} into the configuration files of one Asterisk.
 *
 * <p>The files are real ones, kept as resources beside this class; words between {@code @} signs are replaced. What the
 * rest of this module expects of the dial plan is in {@code extensions.conf} there.
 */
public final class AsteriskConfiguration {

    private static final List<String> FILES = List.of(
            "asterisk.conf",
            "ari.conf",
            "acl.conf",
            "ccss.conf",
            "cdr.conf",
            "cel.conf",
            "extensions.conf",
            "features.conf",
            "geolocation.conf",
            "http.conf",
            "indications.conf",
            "logger.conf",
            "manager.conf",
            "modules.conf",
            "musiconhold.conf",
            "pjproject.conf",
            "pjsip.conf",
            "rtp.conf",
            "sorcery.conf",
            "stasis.conf",
            "statsd.conf",
            "udptl.conf",
            "websocket_client.conf");

    private static final Pattern PLACE = Pattern.compile("@([a-z-]+)@|@(@)@");

    private AsteriskConfiguration() {}

    /**
     * Renders all files.
     *
     * @return file name to text, to be written to {@code settings.folders().config()}, readable by its owner only since
     *     some hold passwords
     */
    public static Map<String, String> render(AsteriskSettings settings) {
        Map<String, String> values = values(settings);
        Map<String, String> files = new TreeMap<>();
        FILES.forEach(name -> files.put(name, fill(name, values)));
        return files;
    }

    private static Map<String, String> values(AsteriskSettings settings) {
        var values = new HashMap<String, String>();
        folders(values, settings.folders());
        network(values, settings.network());
        var credentials = settings.credentials();
        put(values, "ami-username", credentials.amiUsername());
        put(values, "ami-password", credentials.amiPassword());
        put(values, "ari-username", credentials.ariUsername());
        put(values, "ari-password", credentials.ariPassword());
        tls(values, settings.tls());
        trunk(values, settings.trunk());
        return values;
    }

    private static void folders(Map<String, String> values, AsteriskSettings.Folders folders) {
        put(values, "config", folders.config());
        put(values, "modules", folders.modules());
        put(values, "data", folders.data());
        put(values, "lib", folders.lib());
        put(values, "database", folders.database());
        put(values, "keys", folders.keys());
        put(values, "spool", folders.spool());
        put(values, "run", folders.run());
        put(values, "log", folders.log());
        put(values, "sounds", folders.sounds());
        put(values, "messages", folders.messages());
    }

    private static void network(Map<String, String> values, AsteriskSettings.Network network) {
        put(values, "sip-address", network.sipAddress());
        put(values, "sip-port", network.sipPort());
        put(values, "http-address", network.httpAddress());
        put(values, "http-port", network.httpPort());
        put(values, "ami-port", network.amiPort());
        put(values, "rtp-start", network.rtpStart());
        put(values, "rtp-end", network.rtpEnd());
        put(values, "agi-host", network.agiHost());
        put(values, "agi-port", network.agiPort());
    }

    private static void tls(Map<String, String> values, AsteriskSettings.@Nullable Tls tls) {
        if (tls == null) {
            values.put("http-tls", "");
            values.put("pjsip-tls", "");
            return;
        }
        put(values, "tls-certificate", tls.certificate());
        put(values, "tls-key", tls.privateKey());
        put(values, "tls-port", tls.port());
        values.put("http-tls", fill("http-tls.conf", values));
        values.put("pjsip-tls", fill("pjsip-tls.conf", values));
    }

    private static void trunk(Map<String, String> values, AsteriskSettings.@Nullable Trunk trunk) {
        if (trunk == null) {
            values.put("pjsip-trunk", "");
            return;
        }
        put(values, "trunk-host", trunk.host());
        put(values, "trunk-port", trunk.port());
        if (trunk.username() == null || trunk.password() == null) {
            values.put("trunk-auth", "");
            values.put("trunk-auth-reference", "");
        } else {
            put(values, "trunk-username", trunk.username());
            put(values, "trunk-password", trunk.password());
            values.put("trunk-auth-reference", "outbound_auth = trunk\n");
            values.put("trunk-auth", fill("pjsip-trunk-auth.conf", values));
        }
        values.put("pjsip-trunk", fill("pjsip-trunk.conf", values));
    }

    /** A semicolon begins a comment and a line end begins a new setting: neither may come in through a value. */
    private static void put(Map<String, String> values, String name, Object value) {
        String text = value.toString();
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the setting %s is empty or holds a control character".formatted(name));
        }
        values.put(name, text.replace(";", "\\;"));
    }

    private static String fill(String name, Map<String, String> values) {
        return PLACE.matcher(template(name))
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    private static String value(@Nullable String place, Map<String, String> values) {
        if (place == null) {
            return "@";
        }
        String value = values.get(place);
        if (value == null) {
            throw new IllegalStateException("no value for @%s@".formatted(place));
        }
        return value;
    }

    private static String template(String name) {
        try (InputStream file = AsteriskConfiguration.class.getResourceAsStream("asterisk/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the resource asterisk/%s is missing".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
