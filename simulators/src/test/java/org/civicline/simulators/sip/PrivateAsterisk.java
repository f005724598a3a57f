package org.civicline.simulators.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Asterisk of the provisioned tools, with a dial plan for these tests, in a folder and on ports of its own. */
final class PrivateAsterisk implements AutoCloseable {

    private static final String FOLDERS = """
            [directories]
            astetcdir => @home@/etc
            astmoddir => @modules@
            astvarlibdir => @home@/lib
            astdbdir => @home@/lib
            astkeydir => @home@/lib
            astdatadir => @home@/data
            astagidir => @home@/lib
            astspooldir => @home@/spool
            astrundir => @home@/run
            astlogdir => @home@/log
            astsbindir => @home@/run
            """;

    /** Anyone may call in; the user "agent" must prove who it is. Agents' sound may flow past Asterisk. */
    private static final String PJSIP = """
            [global]
            type = global
            endpoint_identifier_order = username,ip,anonymous
            [udp]
            type = transport
            protocol = udp
            bind = 127.0.0.1:@port@
            [anonymous]
            type = endpoint
            context = public
            disallow = all
            allow = alaw,ulaw
            direct_media = no
            [line](!)
            type = endpoint
            context = public
            disallow = all
            allow = ulaw,alaw
            direct_media = yes
            auth = agent
            [agent](line)
            aors = agent
            [agent]
            type = aor
            max_contacts = 1
            remove_existing = yes
            [agent]
            type = auth
            auth_type = userpass
            username = agent
            password = right
            [neighbour](line)
            aors = agent
            """;

    private static final String DIAL_PLAN = """
            [public]
            exten => echo,1,Answer()
             same => n,Echo()
            exten => tone,1,Answer()
             same => n,Playtones(1000)
             same => n,Wait(60)
            exten => keys,1,Answer()
             same => n,Read(PRESSED,,4,,1,10)
             same => n,Wait(0.3)
             same => n,SendDTMF(${PRESSED})
             same => n,Wait(60)
            exten => busy,1,Busy(5)
            exten => early,1,Progress()
             same => n,Playtones(500)
             same => n,Wait(1)
             same => n,StopPlaytones()
             same => n,Answer()
             same => n,Playtones(700)
             same => n,Wait(60)
            exten => brief,1,Answer()
             same => n,Wait(0.2)
            exten => ring,1,Ringing()
             same => n,Wait(60)
            exten => agent,1,Dial(PJSIP/agent,30)
            exten => caller,1,Answer()
             same => n,Log(NOTICE,caller=${CALLERID(num)} name=${CALLERID(name)})
            """;

    private final Path home;
    private final Path program;
    private final Process process;
    private final int port;

    PrivateAsterisk(Path home) throws IOException, InterruptedException {
        Path debian = tools().resolve("debian");
        this.home = home;
        this.program = debian.resolve("bin/asterisk");
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            this.port = probe.getLocalPort();
        }
        configure(debian);
        this.process = new ProcessBuilder(
                        program.toString(),
                        "-C",
                        home.resolve("etc/asterisk.conf").toString(),
                        "-f")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("asterisk.out").toFile())
                .start();
        awaitBooted();
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    SipTarget extension(String name) {
        return new SipTarget(name, address());
    }

    /** What it logged so far. */
    String log() throws IOException {
        return Files.readString(home.resolve("log/messages"));
    }

    String command(String command) throws IOException, InterruptedException {
        Process rasterisk = new ProcessBuilder(
                        program.toString(),
                        "-C",
                        home.resolve("etc/asterisk.conf").toString(),
                        "-rx",
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(rasterisk.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        rasterisk.waitFor();
        return output;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static Path tools() {
        String set = System.getenv("CIVICLINE_TOOLS");
        return set != null && !set.isBlank()
                ? Path.of(set)
                : Path.of(System.getProperty("civicline.repository", "..")).resolve(".civicline/tools");
    }

    private void configure(Path debian) throws IOException {
        for (String folder : List.of("etc", "lib/keys", "data", "spool", "run", "log")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.createSymbolicLink(
                home.resolve("data/documentation"), debian.resolve("usr/share/asterisk/documentation"));
        Map<String, String> files = Map.of(
                "asterisk.conf",
                FOLDERS + "[options]\nnocolor = yes\n",
                "modules.conf",
                "[modules]\nautoload = yes\nnoload = res_snmp.so\nnoload = chan_iax2.so\n",
                "logger.conf",
                "[general]\n[logfiles]\nmessages => notice,warning,error\n",
                "rtp.conf",
                "[general]\nrtpstart = 20000\nrtpend = 30000\n",
                "pjsip.conf",
                PJSIP,
                "extensions.conf",
                DIAL_PLAN);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(
                    home.resolve("etc").resolve(file.getKey()),
                    file.getValue()
                            .replace("@home@", home.toString())
                            .replace("@modules@", modules(debian).toString())
                            .replace("@port@", Integer.toString(port)));
        }
    }

    private static Path modules(Path debian) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(debian.resolve("usr/lib"), "*-linux-gnu*")) {
            return folders.iterator().next().resolve("asterisk/modules");
        }
    }

    private void awaitBooted() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!command("core waitfullybooted").contains("fully booted")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("Asterisk does not start: " + Files.readString(home.resolve("asterisk.out")));
            }
            Thread.sleep(50);
        }
    }
}
