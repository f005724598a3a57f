package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is on the screen once everything runs: where to click, who to be, how to call, how to stop. */
final class Welcome {

    private Welcome() {}

    static String text(Settings settings, double seconds) throws IOException {
        String web = settings.webUrl();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%nCivicLine runs (%.1f s).%n%n", seconds));
        line(text, "Citizens' portal", web + "/");
        line(text, "Call from here", web + "/call");
        line(text, "Staff console", web + "/console");
        if (settings.sampleCity()) {
            line(text, "Sample handset", settings.handsetUrl() + "/");
        }
        Path signIns = settings.home().run("sample-sign-ins.txt");
        if (settings.sampleCity() && Files.exists(signIns)) {
            text.append('\n');
            Files.readString(signIns)
                    .strip()
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        text.append('\n');
        line(text, "Call the hotline", "./civicline call 12345 --from 13800138000");
        line(
                text,
                "Any SIP phone",
                "sip:12345@%s:%d"
                        .formatted(settings.networkHost(), settings.ports().get(Port.SIP)));
        line(text, "Stop", "Ctrl-C here, or ./civicline down");
        if (!settings.loopbackOnly()) {
            text.append(String.format(
                    "%n  Open to the network, over HTTPS with a certificate authority of its own. Install this certificate%n"
                            + "  in the browsers that use it: %s%n",
                    settings.home().tls("authority.crt")));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append(String.format(Locale.ROOT, "  %-17s %s%n", what, where));
    }
}
