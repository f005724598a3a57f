package org.civicline.app.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The application's configuration, written before each start to {@code run/application.properties} of the home. */
final class ApplicationProperties {

    private static final String LOOPBACK = "127.0.0.1";

    /** Our name at the SMS centre. */
    static final String SYSTEM_ID = "civicline";

    private ApplicationProperties() {}

    static Path write(Settings settings) {
        Path file = settings.home().run("application.properties");
        PrivateFile.writeProperties(
                file,
                "Written at each start. Settings of your own go into "
                        + settings.home().overrides(),
                of(settings));
        return file;
    }

    /** What the launcher found, then what the user set, which wins. */
    static Map<String, String> of(Settings settings) {
        Map<String, String> values = new TreeMap<>();
        web(values, settings);
        keys(values, settings);
        if (!settings.foreignPostgres()) {
            database(values, settings);
        }
        asterisk(values, settings);
        sms(values, settings);
        speech(values, settings);
        values.putAll(settings.own());
        return values;
    }

    private static void web(Map<String, String> values, Settings settings) {
        Home home = settings.home();
        values.put("server.address", settings.listen().getHostAddress());
        values.put("server.port", port(settings, Port.HTTP));
        values.put("civicline.home", home.root().toString());
        values.put("civicline.attachments.dir", home.attachments().toString());
        values.put("civicline.article-files.dir", home.articleFiles().toString());
        values.put("civicline.sample-city", Boolean.toString(settings.sampleCity()));
        values.put("civicline.session.secret", settings.secrets().get("session"));
        values.put("civicline.hotline", Settings.HOTLINE);
        values.put("civicline.sms.public-url", settings.webUrl());
        values.put("logging.file.name", home.log("civicline.log").toString());
        // its output goes to application.log and is for what goes wrong before the log is there
        values.put("logging.threshold.console", "warn");
        if (!settings.loopbackOnly()) {
            values.put(
                    "server.ssl.key-store", home.tls(Certificates.SERVER_STORE).toString());
            values.put("server.ssl.key-store-password", settings.secrets().get("tls"));
            values.put("server.ssl.key-alias", Certificates.SERVER_ALIAS);
            values.put("server.servlet.session.cookie.secure", "true");
        }
    }

    /** Of what is kept in the database, where they are not. */
    private static void keys(Map<String, String> values, Settings settings) {
        Secrets secrets = settings.secrets();
        values.put("civicline.audit.signing-key", secrets.get("audit.signing"));
        values.put("civicline.audit.public-keys", secrets.get("audit.keys"));
        values.put("civicline.audit.entry-key", secrets.get("audit.entry"));
        values.put("civicline.audit.head-file", settings.home().audit("head").toString());
        values.put("civicline.fields.keys", secrets.get("fields"));
        values.put("civicline.fields.index-key", secrets.get("fields.index"));
    }

    private static void database(Map<String, String> values, Settings settings) {
        values.put("spring.datasource.url", PostgresProcess.url(settings.ports().get(Port.POSTGRESQL)));
        values.put("spring.datasource.username", PostgresProcess.ROLE);
        values.put("spring.datasource.password", settings.secrets().get("postgresql.application"));
    }

    private static void asterisk(Map<String, String> values, Settings settings) {
        Home home = settings.home();
        String http = port(settings, Port.ASTERISK_HTTP);
        values.put("civicline.asterisk.host", LOOPBACK);
        values.put("civicline.asterisk.ami-port", port(settings, Port.AMI));
        values.put("civicline.asterisk.ami-username", AsteriskProcess.USERNAME);
        values.put("civicline.asterisk.ami-password", settings.secrets().get("asterisk.ami"));
        values.put("civicline.asterisk.ari-url", "http://%s:%s/ari".formatted(LOOPBACK, http));
        values.put("civicline.asterisk.ari-username", AsteriskProcess.USERNAME);
        values.put("civicline.asterisk.ari-password", settings.secrets().get("asterisk.ari"));
        values.put("civicline.asterisk.ws-port", http);
        if (!settings.loopbackOnly()) {
            values.put("civicline.asterisk.wss-port", port(settings, Port.ASTERISK_HTTPS));
        }
        values.put("civicline.asterisk.sip-port", port(settings, Port.SIP));
        values.put("civicline.asterisk.sip-secret", settings.secrets().get("sip"));
        values.put("civicline.asterisk.spool-dir", home.spool("").toString());
        values.put("civicline.asterisk.sounds-dir", home.sounds().toString());
        values.put("civicline.asterisk.recordings-dir", home.spool("recordings").toString());
        values.put("civicline.asterisk.messages-dir", home.spool("messages").toString());
        values.put("civicline.agi.bind", LOOPBACK);
        values.put("civicline.agi.port", port(settings, Port.AGI));
    }

    private static void sms(Map<String, String> values, Settings settings) {
        if (settings.sampleCity()) {
            values.put("civicline.sms.smsc.host", LOOPBACK);
            values.put("civicline.sms.smsc.port", port(settings, Port.SMSC));
            values.put("civicline.sms.smsc.system-id", SYSTEM_ID);
            values.put("civicline.sms.smsc.password", settings.secrets().get("smsc"));
            values.put("civicline.handset.url", settings.handsetUrl());
        }
    }

    private static void speech(Map<String, String> values, Settings settings) {
        values.put(
                "civicline.speech.espeak-command",
                settings.tools().espeak(settings.environment()).toString());
        settings.tools()
                .espeakData(settings.environment())
                .ifPresent(data -> values.put("civicline.speech.espeak-data", data.toString()));
        values.put("civicline.speech.cache-dir", settings.home().speechCache().toString());
    }

    private static String port(Settings settings, Port port) {
        return Integer.toString(settings.ports().get(port));
    }
}
