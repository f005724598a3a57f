package org.civicline.ticketing.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from those that lead into a house: the machine's own, private networks, the
 * neighbours on the link (where clouds keep their keys), and addresses of either kind wrapped in others. By IANA's
 * registries of special-purpose addresses (RFC 6890).
 */
final class PublicAddresses {

    private static final List<Net> SPECIAL_V4 = nets(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is given out to anybody; what is wrapped in IPv6 by NAT64 or as IPv4 lies outside of it. */
    private static final Net GLOBAL_V6 = Net.of("2000::/3");

    private static final List<Net> SPECIAL_V6 =
            nets("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    /** Java itself turns an IPv4 address mapped into IPv6 into what it is. */
    static boolean include(InetAddress address) {
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(net -> net.has(address))
                : GLOBAL_V6.has(address) && SPECIAL_V6.stream().noneMatch(net -> net.has(address));
    }

    private static List<Net> nets(String... written) {
        return Stream.of(written).map(Net::of).toList();
    }

    private record Net(byte[] prefix, int bits) {

        static Net of(String written) {
            String[] parts = written.split("/", 2);
            return new Net(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean has(InetAddress one) {
            byte[] address = one.getAddress();
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
