package org.civicline.cti;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns {@link AsteriskSettings} into the configuration files of one Asterisk.
 *
 * <p>The files are real ones, kept as resources beside this class; words between {@code @} signs are replaced. What the
 * rest of this module expects of the dial plan is in {@code extensions.conf} there.
 */
public final class AsteriskConfiguration {

    /**
     * Q.850 causes by which Asterisk ends a leg whose line died: nothing answers any more (18, 102), the network is out of
     * order (27, 34, 38, 41, 42), no sound came for longer than {@code rtp_timeout} (44). A telephone that says goodbye gives
     * others.
     */
    private static final Set<String> LINE_LOST_CAUSES = Set.of("18", "27", "34", "38", "41", "42", "44", "102");

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

    private static final Pattern PLACE = Pattern.compile("@([a-z-]+)@");

    private AsteriskConfiguration() {}

    /**
     * Renders all files.
     *
     * @return file name to text, to be written to {@code settings.etc()}, readable by its owner only since
     *     some hold passwords
     */
    public static Map<String, String> render(AsteriskSettings settings) {
        Map<String, String> values = values(settings);
        put(values, "http-bind", settings.bind());
        values.put("http-tls", "");
        values.put("pjsip-tls", "");
        return render(values);
    }

    /** Renders all files, with a secure WebSocket; the plain one, and ARI with it, are for this machine only then. */
    public static Map<String, String> render(AsteriskSettings settings, AsteriskSettings.Tls tls) {
        Map<String, String> values = values(settings);
        put(values, "tls-certificate", tls.certificate());
        put(values, "tls-key", tls.privateKey());
        put(values, "tls-port", tls.port());
        values.put("http-bind", "127.0.0.1");
        values.put("http-tls", fill("http-tls.conf", values));
        values.put("pjsip-tls", fill("pjsip-tls.conf", values));
        return render(values);
    }

    private static Map<String, String> render(Map<String, String> values) {
        Map<String, String> files = new TreeMap<>();
        FILES.forEach(name -> files.put(name, fill(name, values)));
        return files;
    }

    private static Map<String, String> values(AsteriskSettings settings) {
        var values = new HashMap<String, String>();
        put(values, "etc", settings.etc());
        put(values, "modules", settings.modules());
        put(values, "data", settings.data());
        put(values, "lib", settings.lib());
        put(values, "spool", settings.spool());
        put(values, "run", settings.run());
        put(values, "logs", settings.logs());
        put(values, "db", settings.db());
        put(values, "sounds", settings.sounds());
        put(values, "bind", settings.bind());
        put(values, "sip-port", settings.sipPort());
        put(values, "http-port", settings.httpPort());
        put(values, "ami-port", settings.amiPort());
        put(values, "ami-username", settings.amiUsername());
        put(values, "ami-password", settings.amiPassword());
        put(values, "ari-username", settings.ariUsername());
        put(values, "ari-password", settings.ariPassword());
        put(values, "agi", settings.agi());
        put(values, "rtp-first", settings.rtpFirst());
        put(values, "rtp-last", settings.rtpLast());
        put(values, "most-calls", settings.mostCalls());
        put(values, "hotline", settings.hotline());
        values.put("line-lost", LINE_LOST_CAUSES.stream().sorted().collect(Collectors.joining("|")));
        trunk(values, settings.trunk());
        return values;
    }

    private static void trunk(Map<String, String> values, String trunk) {
        if (trunk.isBlank()) {
            values.put("pjsip-trunk", "");
            return;
        }
        put(values, "trunk", trunk);
        put(values, "trunk-host", trunk.replaceFirst(":[0-9]+$", ""));
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

    private static String value(String place, Map<String, String> values) {
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
