package org.civicline.cti;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one privately run Asterisk is configured with: everything in its configuration files that differs from machine
 * to machine. Turned into those files by {@code AsteriskConfiguration}.
 *
 * @param folders where it reads and writes; all absolute
 * @param network the addresses and ports it listens on, and where FastAGI is
 * @param credentials who may use its manager interface and its REST interface
 * @param trunk the line to the telephone network, or {@code null} when none is configured: then no call leaves
 * @param tls certificate for the browser softphone over {@code wss}, or {@code null} while only this machine is served
 */
public record AsteriskSettings(
        Folders folders,
        Network network,
        Credentials credentials,
        @Nullable Trunk trunk,
        @Nullable Tls tls) {

    /**
     * The folders of {@code asterisk.conf}, plus those the dial plan names.
     *
     * @param config {@code astetcdir}: the rendered files
     * @param modules {@code astmoddir}: read only, in the provisioned tools
     * @param data {@code astdatadir}: holds {@code documentation} and {@code sounds}
     * @param lib {@code astvarlibdir}
     * @param database {@code astdbdir}
     * @param keys {@code astkeydir}
     * @param spool {@code astspooldir}
     * @param run {@code astrundir}: holds the control socket, so its path must stay below 100 characters
     * @param log {@code astlogdir}
     * @param sounds prompts and hold music, written by the application, read by Asterisk
     * @param recordings finished and growing recordings of talks
     * @param messages what callers said after the tone while the application was down
     */
    public record Folders(
            Path config,
            Path modules,
            Path data,
            Path lib,
            Path database,
            Path keys,
            Path spool,
            Path run,
            Path log,
            Path sounds,
            Path recordings,
            Path messages) {}

    /**
     * Addresses and ports.
     *
     * @param sipAddress what SIP over UDP is bound to
     * @param sipPort SIP over UDP
     * @param httpAddress what HTTP (REST interface, plain WebSocket) is bound to
     * @param httpPort HTTP
     * @param amiPort manager interface, always on loopback
     * @param rtpStart first port of media, even
     * @param rtpEnd last port of media
     * @param agiHost where the application's FastAGI listens
     * @param agiPort port of the application's FastAGI
     */
    public record Network(
            String sipAddress,
            int sipPort,
            String httpAddress,
            int httpPort,
            int amiPort,
            int rtpStart,
            int rtpEnd,
            String agiHost,
            int agiPort) {}

    /** Names and passwords of the two interfaces the application controls Asterisk through. */
    public record Credentials(String amiUsername, String amiPassword, String ariUsername, String ariPassword) {

        @Override
        public String toString() {
            return "Credentials[%s, %s]".formatted(amiUsername, ariUsername);
        }
    }

    /**
     * The SIP trunk that outward calls take and public calls come from.
     *
     * @param username for digest authentication towards the provider, or {@code null} where it goes by address
     * @param password belongs to {@code username}
     */
    public record Trunk(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password) {

        @Override
        public String toString() {
            return "Trunk[%s:%d]".formatted(host, port);
        }
    }

    /**
     * Certificate of the secure WebSocket.
     *
     * @param certificate PEM, with its chain
     * @param privateKey PEM, unencrypted, readable by its owner only
     * @param port HTTPS port of Asterisk, on the address HTTP is bound to
     */
    public record Tls(Path certificate, Path privateKey, int port) {}
}
