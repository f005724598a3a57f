package org.civicline.app.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which port serves what in one installation. */
final class Ports {

    private static final int HIGHEST = 65535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /** The standard ports, except where a setting says otherwise. */
    static Ports from(Map<String, String> settings) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String set = settings.get(port.property());
            numbers.put(port, set == null ? Integer.valueOf(port.standard()) : Integer.valueOf(number(port, set)));
        }
        return new Ports(numbers);
    }

    /** Ports that nobody holds now, a different one for each use. */
    static Ports free() {
        List<Closeable> held = new ArrayList<>();
        try {
            Map<Port, Integer> numbers = new EnumMap<>(Port.class);
            for (Port port : Port.values()) {
                numbers.put(port, port.tcp() ? holdTcp(held) : holdUdp(held));
            }
            return new Ports(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    int get(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    Ports with(Port port, int number) {
        Ports changed = new Ports(numbers);
        changed.numbers.put(port, number);
        return changed;
    }

    Map<String, Integer> byKey() {
        Map<String, Integer> byKey = new java.util.TreeMap<>();
        numbers.forEach((port, number) -> byKey.put(port.key(), number));
        return byKey;
    }

    /** Refuses to go on when one of the ports is taken, naming who holds it where the system tells. */
    void requireFree(Collection<Port> needed, InetAddress listen) {
        for (Port port : Port.values()) {
            if (needed.contains(port) && !isFree(port, listen)) {
                int number = get(port);
                String holder =
                        PortHolder.of(port, number).map(name -> " by " + name).orElse("");
                throw new Trouble(
                        "port %d for %s is taken%s".formatted(number, port.use(), holder), remedy(port, number));
            }
        }
    }

    private static String remedy(Port port, int number) {
        return port == Port.HTTP
                ? "Stop that, or take another: ./civicline up --port " + (number + 1)
                : "Stop that, or set %s=%d in civicline.properties of the home folder"
                        .formatted(port.property(), number + 1);
    }

    /** Whether it could be bound now, where {@code listen} is what is opened to the network. */
    boolean isFree(Port port, InetAddress listen) {
        InetAddress address = port.opened() ? listen : InetAddress.getLoopbackAddress();
        InetSocketAddress wanted = new InetSocketAddress(address, get(port));
        try {
            if (port.tcp()) {
                try (ServerSocket socket = new ServerSocket()) {
                    // a connection of a minute ago in TIME_WAIT is no obstacle to the servers we start
                    socket.setReuseAddress(true);
                    socket.bind(wanted);
                }
            } else {
                try (DatagramSocket socket = new DatagramSocket(null)) {
                    socket.bind(wanted);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int holdTcp(List<Closeable> held) throws IOException {
        ServerSocket socket = new ServerSocket();
        held.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket.getLocalPort();
    }

    private static int holdUdp(List<Closeable> held) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        held.add(socket);
        return socket.getLocalPort();
    }

    private static void release(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Port port, String set) {
        try {
            int number = Integer.parseInt(set);
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new Trouble(
                "%s=%s is no port".formatted(port.property(), set),
                "Set a number from 1 to 65535 in civicline.properties");
    }
}
