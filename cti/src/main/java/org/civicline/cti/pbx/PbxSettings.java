package org.civicline.cti.pbx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.asterisk.*}: where our Asterisk is.
 *
 * @param node its name in references; a second node needs another
 * @param amiPassword without one there is no telephony
 * @param ariUrl its REST interface, {@code http://127.0.0.1:8088/ari}
 * @param wsPort the port browsers reach its WebSocket at, under the name they reach us by
 * @param wssPort the same for pages that came over HTTPS
 * @param wsUrl the whole address, where it is not {@code ws://<our name>:<ws-port>/ws}
 * @param spoolDir where it writes: recordings of running talks in {@code recordings}
 * @param soundsDir prompts, as Asterisk sees the folder
 * @param recordingsDir where finished recordings are kept
 * @param messagesDir what callers said while we were away
 * @param ringSeconds how long an agent has to answer, at most as long as the offer lasts
 * @param browserSilenceSeconds without a packet of sound for so long in a talk, an agent's browser is gone and the caller
 *     goes to the next agent
 * @param telephoneSilenceSeconds the same for a telephone on the desk, which may send nothing while nobody speaks
 */
@ConfigurationProperties("civicline.asterisk")
public record PbxSettings(
        @DefaultValue("pbx") String node,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5038") int amiPort,
        @DefaultValue("civicline") String amiUsername,
        @Nullable String amiPassword,
        @DefaultValue("http://127.0.0.1:8088/ari") String ariUrl,
        @DefaultValue("civicline") String ariUsername,
        @DefaultValue("") String ariPassword,
        @DefaultValue("8088") int wsPort,
        @DefaultValue("8089") int wssPort,
        @Nullable String wsUrl,
        @DefaultValue(".civicline/spool") Path spoolDir,
        @DefaultValue(".civicline/sounds") Path soundsDir,
        @DefaultValue(".civicline/recordings") Path recordingsDir,
        @DefaultValue(".civicline/spool/messages") Path messagesDir,
        @DefaultValue("15") int ringSeconds,
        @DefaultValue("10") int browserSilenceSeconds,
        @DefaultValue("60") int telephoneSilenceSeconds) {

    public boolean configured() {
        return amiPassword != null && !amiPassword.isBlank();
    }

    /** A prompt's path as the exchange is told it: the folder of the leg's language is put in by Asterisk. */
    public String sound(String prompt) {
        return soundsDir.toAbsolutePath().resolve(prompt).toString();
    }

    public Path growingRecording(String callId) {
        return spoolDir.toAbsolutePath().resolve("recordings").resolve(callId + ".wav");
    }
}
