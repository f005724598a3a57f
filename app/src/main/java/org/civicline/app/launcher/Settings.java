package org.civicline.app.launcher;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides how one installation is started.
 *
 * @param own the user's own properties, from {@code civicline.properties} of the home folder
 * @param listen what the web pages are bound to
 * @param sampleCity whether the sample city and its simulators belong to it
 * @param environment of this process
 */
record Settings(
        Home home,
        Tools tools,
        Map<String, String> own,
        Secrets secrets,
        Ports ports,
        InetAddress listen,
        boolean sampleCity,
        Map<String, String> environment) {

    static final String HOTLINE = "12345";

    /** The property with {@code host:port} of the line to the telephone network. */
    static final String TRUNK = "civicline.trunk";

    static final int RTP_FIRST = 10000;
    static final int RTP_LAST = 19999;
    private static final String MOST_CALLS = "civicline.asterisk.most-calls";
    private static final String LOOPBACK = "127.0.0.1";

    /** Callers at once: what two cores carry with sound for all, unless the user knows their machine better. */
    static int mostCalls(Map<String, String> own) {
        String value = own.getOrDefault(MOST_CALLS, "500");
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new Trouble(
                    "%s=%s is not a number of calls".formatted(MOST_CALLS, value),
                    "Write a whole number of 1 or more, or remove the line");
        }
        return Integer.parseInt(value);
    }

    /** What the command line said. */
    record Options(Optional<String> listen, Optional<Integer> port, boolean freePorts, boolean empty) {}

    /** Puts together options, the user's properties and what an earlier start has decided; makes the folders. */
    static Settings of(Home home, Options options, Map<String, String> environment) {
        home.prepare();
        Map<String, String> own = PrivateFile.readProperties(home.overrides());
        Ports ports = options.freePorts() ? Ports.free() : Ports.from(own);
        return new Settings(
                home,
                Tools.find(environment),
                own,
                Secrets.of(home),
                options.port().map(port -> ports.with(Port.HTTP, port)).orElse(ports),
                address(options.listen().or(() -> Optional.ofNullable(own.get("civicline.listen")))),
                Installation.kind(home, options.empty()),
                environment);
    }

    /** PostgreSQL is the user's own, not started by us. */
    boolean foreignPostgres() {
        return own.containsKey("spring.datasource.url");
    }

    /** Asterisk is the user's own, on another host or started by someone else. */
    boolean foreignAsterisk() {
        return own.containsKey("civicline.asterisk.host");
    }

    /** The SMS centre is a real one. */
    boolean foreignSmsc() {
        return own.containsKey("civicline.sms.smsc.host");
    }

    /** Only this machine reaches the pages. */
    boolean loopbackOnly() {
        return listen.isLoopbackAddress();
    }

    /** The address by which this machine reaches what {@link #listen} opens. */
    InetAddress reached() {
        return listen.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listen;
    }

    /** The address of the web pages as someone on this machine, or on the network, enters it. */
    String webUrl() {
        String host = loopbackOnly() ? "localhost" : networkHost();
        return "%s://%s:%d".formatted(loopbackOnly() ? "http" : "https", host, ports.get(Port.HTTP));
    }

    /** By what other machines reach us: an address rather than a name, which they may not know. */
    String networkHost() {
        if (!listen.isAnyLocalAddress()) {
            return listen.getHostAddress();
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseGet(Settings::hostName);
        } catch (SocketException e) {
            return hostName();
        }
    }

    /** The page of the sample city's handset. */
    String handsetUrl() {
        return "http://localhost:" + ports.get(Port.HANDSET_HTTP);
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine that does not know its own name is reached by none either
        }
    }

    private static InetAddress address(Optional<String> listen) {
        String address = listen.orElse(LOOPBACK);
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new Trouble(
                    "'%s' is no address of this machine".formatted(address),
                    "Give one of those that 'ip address' shows, or 0.0.0.0 for all");
        }
    }
}
