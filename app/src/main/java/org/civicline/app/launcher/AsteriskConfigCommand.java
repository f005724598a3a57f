package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.civicline.cti.AsteriskConfiguration;
import org.civicline.cti.AsteriskSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code civicline asterisk-config}: the configuration that an Asterisk of the user's own needs. */
@Command(
        name = "asterisk-config",
        description = "Write the configuration files that an Asterisk of your own needs.",
        footer = {
            "",
            "Look them through, put them into its /etc/asterisk, and name it in .civicline/civicline.properties:",
            "civicline.asterisk.host=127.0.0.1 (its passwords are those this installation knows already)."
        },
        mixinStandardHelpOptions = true)
public final class AsteriskConfigCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Where they are written to; made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation it serves; default: .civicline")
    private @Nullable Path home;

    @Option(
            names = "--agi",
            paramLabel = "HOST:PORT",
            description = "Where that Asterisk reaches this installation's call flows; default: 127.0.0.1:4573")
    private @Nullable String agi;

    /** Created by the command line. */
    public AsteriskConfigCommand() {}

    @Override
    public Integer call() throws IOException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        where.prepare();
        Map<String, String> own = PrivateFile.readProperties(where.overrides());
        Home.create(folder.toAbsolutePath());
        Map<String, String> files = AsteriskConfiguration.render(settings(where, own));
        files.forEach((name, text) -> PrivateFile.write(folder.resolve(name), text));
        System.out.printf("%d files written to %s%n", files.size(), folder.toAbsolutePath());
        return 0;
    }

    /** The folders are those of Debian's package. */
    private AsteriskSettings settings(Home where, Map<String, String> own) {
        Secrets secrets = Secrets.of(where);
        Ports ports = Ports.from(own);
        return new AsteriskSettings(
                Path.of("/etc/asterisk"),
                Path.of("/usr/lib/asterisk/modules"),
                Path.of("/usr/share/asterisk"),
                Path.of("/var/lib/asterisk"),
                Path.of("/var/spool/asterisk"),
                Path.of("/var/run/asterisk"),
                Path.of("/var/log/asterisk"),
                Path.of("/var/lib/asterisk"),
                where.sounds(),
                "0.0.0.0",
                ports.get(Port.SIP),
                ports.get(Port.ASTERISK_HTTP),
                ports.get(Port.AMI),
                AsteriskProcess.USERNAME,
                secrets.get("asterisk.ami"),
                AsteriskProcess.USERNAME,
                secrets.get("asterisk.ari"),
                agi == null ? "127.0.0.1:" + ports.get(Port.AGI) : agi,
                Settings.RTP_FIRST,
                Settings.RTP_LAST,
                Settings.mostCalls(own),
                own.getOrDefault(Settings.TRUNK, ""),
                Settings.HOTLINE);
    }
}
