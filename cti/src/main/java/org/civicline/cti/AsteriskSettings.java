package org.civicline.cti;

import java.nio.file.Path;

/**
 * What Asterisk's configuration is made from; the launcher fills it.
 *
 * @param etc folder the rendered files are written to
 * @param modules folder of Asterisk's modules
 * @param data Asterisk's own data folder (documentation; {@code sounds} there leads to {@code sounds})
 * @param lib writable: what Asterisk keeps of its own; keys in its sub-folder {@code keys}
 * @param spool writable: its sub-folders {@code recordings} and {@code messages}
 * @param run writable: control socket, pid; the socket's path must stay below 108 characters
 * @param logs writable
 * @param db writable: Asterisk's internal database
 * @param sounds prompts and hold music, by absolute path
 * @param bind address for SIP and the HTTP/WebSocket server, {@code 127.0.0.1} unless opened
 * @param agi host and port of our FastAGI server
 * @param mostCalls callers at once; whoever comes beyond gets a busy tone, so that the others' sound stays whole
 * @param trunk host and port that outbound calls leave to; blank where there is none, then no call leaves
 * @param hotline the number the public dials
 */
public record AsteriskSettings(
        Path etc,
        Path modules,
        Path data,
        Path lib,
        Path spool,
        Path run,
        Path logs,
        Path db,
        Path sounds,
        String bind,
        int sipPort,
        int httpPort,
        int amiPort,
        String amiUsername,
        String amiPassword,
        String ariUsername,
        String ariPassword,
        String agi,
        int rtpFirst,
        int rtpLast,
        int mostCalls,
        String trunk,
        String hotline) {

    /**
     * Certificate of the secure WebSocket, for browsers on other machines.
     *
     * @param certificate PEM, with its chain
     * @param privateKey PEM, unencrypted, readable by its owner only
     * @param port HTTPS port, on the address of {@link AsteriskSettings#bind}
     */
    public record Tls(Path certificate, Path privateKey, int port) {}
}
