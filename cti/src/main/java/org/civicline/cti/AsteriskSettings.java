package org.civicline.cti;

import java.nio.file.Path;

/**
 * What Asterisk's configuration is made from; the launcher fills it.
 *
 * @param modules folder of Asterisk's modules
 * @param data Asterisk's own data folder (documentation, phoneprov …)
 * @param spool writable: recordings, messages
 * @param run writable: control socket, pid
 * @param logs writable
 * @param db writable: Asterisk's internal database
 * @param sounds prompts and hold music, by absolute path
 * @param bind address for SIP and the HTTP/WebSocket server, {@code 127.0.0.1} unless opened
 * @param agi host and port of our FastAGI server
 * @param trunk host and port that outbound calls leave to
 */
public record AsteriskSettings(
        Path modules,
        Path data,
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
        String trunk,
        String hotline) {}
