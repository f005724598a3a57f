package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.civicline.cti.AsteriskConfiguration;
import org.civicline.cti.AsteriskSettings;

/** Asterisk with configuration and data of our own, none of the machine's. */
final class AsteriskProcess implements Component {

    static final String USERNAME = "civicline";
    private static final Duration ASKED = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Settings settings;
    private final Unprivileged unprivileged;
    private final Path program;

    AsteriskProcess(Settings settings, Unprivileged unprivileged) {
        this.settings = settings;
        this.unprivileged = unprivileged;
        this.program = settings.tools().asterisk(settings.environment());
    }

    @Override
    public String name() {
        return "Asterisk";
    }

    @Override
    public String key() {
        return "asterisk";
    }

    @Override
    public Set<Port> ports() {
        return settings.loopbackOnly()
                ? Set.of(Port.SIP, Port.ASTERISK_HTTP, Port.AMI)
                : Set.of(Port.SIP, Port.ASTERISK_HTTP, Port.ASTERISK_HTTPS, Port.AMI);
    }

    @Override
    public ProcessHandle start() throws IOException {
        configure();
        List<String> command = unprivileged.command(
                List.of(program.toString(), "-C", mainFile().toString(), "-f", "-T"));
        return Commands.server(command, Map.of(), log()).toHandle();
    }

    /** Writes what differs from what is there, and says whether anything did. */
    boolean configure() throws IOException {
        Home home = settings.home();
        for (String folder : List.of("etc", "data", "lib/keys/keys", "run", "log/cdr-csv")) {
            Home.create(home.asterisk(folder));
        }
        Home.create(home.spool("monitor"));
        boolean own = Tools.ownAsterisk(settings.environment());
        link(home.asterisk("data").resolve("sounds"), home.sounds());
        link(home.asterisk("data").resolve("documentation"), settings.tools().asteriskDocumentation(own));
        boolean changed = false;
        for (Map.Entry<String, String> file : rendered().entrySet()) {
            Path path = home.asterisk("etc").resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                PrivateFile.write(path, file.getValue());
                changed = true;
            }
        }
        return changed;
    }

    private Map<String, String> rendered() {
        Home home = settings.home();
        return settings.loopbackOnly()
                ? AsteriskConfiguration.render(asteriskSettings())
                : AsteriskConfiguration.render(
                        asteriskSettings(),
                        new AsteriskSettings.Tls(
                                home.tls(Certificates.SERVER_CERTIFICATE),
                                home.tls(Certificates.SERVER_KEY),
                                settings.ports().get(Port.ASTERISK_HTTPS)));
    }

    private AsteriskSettings asteriskSettings() {
        Home home = settings.home();
        Ports ports = settings.ports();
        Secrets secrets = settings.secrets();
        return new AsteriskSettings(
                home.asterisk("etc"),
                settings.tools().asteriskModules(Tools.ownAsterisk(settings.environment())),
                home.asterisk("data"),
                home.asterisk("lib"),
                home.spool(""),
                home.asterisk("run"),
                home.asterisk("log"),
                home.asterisk("lib"),
                home.sounds(),
                settings.listen().getHostAddress(),
                ports.get(Port.SIP),
                ports.get(Port.ASTERISK_HTTP),
                ports.get(Port.AMI),
                USERNAME,
                secrets.get("asterisk.ami"),
                USERNAME,
                secrets.get("asterisk.ari"),
                "127.0.0.1:" + ports.get(Port.AGI),
                Settings.RTP_FIRST,
                Settings.RTP_LAST,
                Settings.mostCalls(settings.own()),
                trunk(),
                Settings.HOTLINE);
    }

    /** Where outward calls leave: the user's trunk, in the sample city the bundled handset, else nowhere. */
    private String trunk() {
        String handset = settings.sampleCity() ? "127.0.0.1:" + settings.ports().get(Port.HANDSET_SIP) : "";
        return settings.own().getOrDefault(Settings.TRUNK, handset);
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return Files.exists(settings.home().asterisk("run").resolve("asterisk.ctl"))
                && command("core waitfullybooted").succeeded();
    }

    /** One that an earlier supervisor left may go on, with its calls, when it has the configuration we would give it. */
    @Override
    public boolean mayGoOn() throws IOException, InterruptedException {
        return !configure() && isReady();
    }

    /** Runs a line of its console. */
    Commands.Result command(String line) throws IOException, InterruptedException {
        return Commands.run(ASKED, List.of(program.toString(), "-C", mainFile().toString(), "-rx", line));
    }

    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void stop(ProcessHandle process) {
        process.destroy();
        if (!Commands.awaitExit(process, STOP)) {
            process.destroyForcibly();
            Commands.awaitExit(process, STOP);
        }
    }

    @Override
    public Optional<String> reason() {
        return Logs.lastLine(
                log(), line -> line.contains("ERROR") || line.contains("Unable") || line.contains("error"));
    }

    private Path mainFile() {
        return settings.home().asterisk("etc").resolve("asterisk.conf");
    }

    @Override
    public Path log() {
        return settings.home().log("asterisk.log");
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
        }
    }
}
