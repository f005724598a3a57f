package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void areTheStandardOnesUnlessSet() {
        Ports ports = Ports.from(Map.of("civicline.port.sip", "5062"));

        assertThat(ports.get(Port.SIP)).isEqualTo(5062);
        assertThat(ports.get(Port.HTTP)).isEqualTo(8080);
    }

    @Test
    void freeOnesDifferFromEachOther() {
        assertThat(Ports.free().byKey().values()).doesNotHaveDuplicates().hasSameSizeAs(Port.values());
    }

    @Test
    void aTakenOneIsToldWithItsHolderAndTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
            int number = taken.getLocalPort();
            Ports ports = Ports.free().with(Port.HTTP, number);

            assertThatThrownBy(() -> ports.requireFree(EnumSet.of(Port.HTTP), HERE))
                    .isInstanceOf(Trouble.class)
                    .hasMessage("port %d for the web pages is taken by 'java' (process %d)."
                                    .formatted(number, ProcessHandle.current().pid())
                            + " Stop that, or take another: ./civicline up --port " + (number + 1));
        }
    }

    @Test
    void aTakenOneOfUdpIsToldWithTheSettingThatMovesIt() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            Ports ports = Ports.free().with(Port.SIP, taken.getLocalPort());

            assertThatThrownBy(() -> ports.requireFree(EnumSet.of(Port.SIP), HERE))
                    .hasMessageContaining("for SIP is taken by 'java'")
                    .hasMessageContaining("or set civicline.port.sip=" + (taken.getLocalPort() + 1));
        }
    }

    @Test
    void thoseNotNeededMayBeTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
            Ports ports = Ports.free().with(Port.POSTGRESQL, taken.getLocalPort());

            ports.requireFree(EnumSet.of(Port.HTTP), HERE);
        }
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {"http", "0", "65536", "-1", ""}) {
            assertThatThrownBy(() -> Ports.from(Map.of("civicline.port.http", nonsense)))
                    .isInstanceOf(Trouble.class)
                    .hasMessage("civicline.port.http=" + nonsense
                            + " is no port. Set a number from 1 to 65535 in civicline.properties");
        }
    }
}
