package org.civicline.simulators.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a SIP request goes.
 *
 * @param user the number or name called; empty for the host itself
 * @param address where the request is sent by UDP
 */
public record SipTarget(String user, InetSocketAddress address) {

    /**
     * Reads {@code [sip:]user@host[:port]}; the port is 5060 by default. A host name is looked up here, once.
     *
     * @throws IllegalArgumentException when it is not of that form or the host is unknown
     */
    public static SipTarget parse(String text) {
        String rest = text.startsWith("sip:") ? text.substring(4) : text;
        int at = rest.lastIndexOf('@');
        return new SipTarget(at < 0 ? "" : rest.substring(0, at), hostAndPort(rest.substring(at + 1), 5060));
    }

    /** Reads {@code host[:port]}. */
    public static InetSocketAddress hostAndPort(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        try {
            int port = colon < 0 ? defaultPort : Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (NumberFormatException | UnknownHostException e) {
            throw new IllegalArgumentException("not a host and port: " + text, e);
        }
    }

    /** The same user and host as a SIP URI. */
    String uri() {
        String host = address.getAddress().getHostAddress() + ":" + address.getPort();
        return user.isEmpty() ? "sip:" + host : "sip:" + CallerId.escaped(user) + "@" + host;
    }
}
