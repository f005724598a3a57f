package org.civicline.simulators.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what happened, counted from the INVITE (sent or received); null for what has not happened.
 *
 * @param trying first 100
 * @param ringing first 180 or 183
 * @param answered the 200
 * @param firstPacket first audio packet received
 * @param firstAudio first audio packet received that was not silence, early media included
 * @param firstAudioAfterAnswer the same, after the 200
 * @param ended the end
 */
public record CallTimings(
        @Nullable Duration trying,
        @Nullable Duration ringing,
        @Nullable Duration answered,
        @Nullable Duration firstPacket,
        @Nullable Duration firstAudio,
        @Nullable Duration firstAudioAfterAnswer,
        @Nullable Duration ended) {

    /** From the 200 to the first sound after it. */
    public Optional<Duration> answerToAudio() {
        return answered == null || firstAudioAfterAnswer == null
                ? Optional.empty()
                : Optional.of(firstAudioAfterAnswer.minus(answered));
    }
}
