package org.civicline.simulators.handset;

import java.time.Duration;
import java.time.Instant;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.audio.Tone;
import org.civicline.simulators.rtp.Heard;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallTimings;
import org.jspecify.annotations.Nullable;

/** A call as the interface shows it; durations in milliseconds since it began. */
record CallView(
        String id,
        String number,
        String other,
        boolean incoming,
        CallState state,
        Instant at,
        @Nullable Long ringingMs,
        @Nullable Long answeredMs,
        @Nullable Long endedMs,
        CallEnd.@Nullable Cause endedBy,
        @Nullable Integer status,
        String digitsHeard) {

    static CallView of(HandsetCall call) {
        CallTimings timings = call.call().timings();
        @Nullable CallEnd end = call.call().end().orElse(null);
        return new CallView(
                call.id(),
                call.number(),
                call.other(),
                call.incoming(),
                call.call().state(),
                call.at(),
                millis(timings.ringing()),
                millis(timings.answered()),
                millis(timings.ended()),
                end == null ? null : end.cause(),
                end == null ? null : end.status(),
                call.call().digitsHeard());
    }

    /** What was heard in a call, measured. */
    record HeardView(
            long packets,
            long durationMs,
            double levelDbfs,
            double recentLevelDbfs,
            Tone recentTone,
            Sound recentSound,
            @Nullable Long firstAudioMs,
            @Nullable Long firstAudioAfterAnswerMs,
            String digits) {

        static HeardView of(HandsetCall call) {
            Heard heard = call.call().heard();
            CallTimings timings = call.call().timings();
            AudioClip all = heard.audio();
            return new HeardView(
                    heard.packets(),
                    all.duration().toMillis(),
                    all.level(),
                    heard.last(Duration.ofMillis(200)).level(),
                    heard.tone(),
                    heard.sound(),
                    millis(timings.firstAudio()),
                    millis(timings.firstAudioAfterAnswer()),
                    call.call().digitsHeard());
        }
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
