package org.civicline.simulators.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.audio.Tone;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallTimings;
import org.civicline.simulators.sip.OutgoingCall;
import org.jspecify.annotations.Nullable;

/** Tells of a call as it goes: each event once, what is heard whenever that changes, its loudness live. */
final class CallWatch {

    static final Duration INTERVAL = Duration.ofMillis(200);

    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int METER_WIDTH = 20;

    private final OutgoingCall call;
    private final Screen screen;
    private final long startedNanos = System.nanoTime();
    private boolean rang;
    private boolean answered;
    private boolean sounded;
    private @Nullable Sound said;
    private @Nullable Sound candidate;

    CallWatch(OutgoingCall call, Screen screen) {
        this.call = call;
        this.screen = screen;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    void look() {
        CallTimings timings = call.timings();
        rang = once(rang, "ringing", timings.ringing(), "");
        answered = once(answered, "answered", timings.answered(), "");
        String delay = timings.answerToAudio()
                .map(d -> " (%d ms after the answer)".formatted(d.toMillis()))
                .orElse("");
        sounded = once(sounded, "first sound", timings.firstAudio(), delay);
        if (sounded) {
            listen();
        }
    }

    static String ending(OutgoingCall call) {
        CallEnd end = call.end().orElse(new CallEnd(CallEnd.Cause.FAILED, 0, "the call did not end"));
        Duration answered = call.timings().answered();
        Duration ended = call.timings().ended();
        String length = answered == null || ended == null
                ? ""
                : " after %.1f s".formatted(ended.minus(answered).toMillis() / 1000.0);
        return switch (end.cause()) {
            case HUNG_UP_HERE -> "hung up by us" + length;
            case HUNG_UP_THERE -> "hung up by the other end" + length;
            case REJECTED -> "not answered: %d %s".formatted(end.status(), end.reason());
            case CANCELLED -> "given up before the answer";
            case NO_RESPONSE -> "no response: is there a telephone exchange at that address?";
            case FAILED -> "failed: " + end.reason();
        };
    }

    private boolean once(boolean told, String what, @Nullable Duration when, String more) {
        if (told || when == null) {
            return told;
        }
        screen.line("  %-12s after %6d ms%s".formatted(what, when.toMillis(), more));
        return true;
    }

    private void listen() {
        AudioClip recent = call.heard().last(Duration.ofSeconds(2));
        Sound sound = recent.resembles();
        // Said when heard twice in a row: between two kinds of sound the ear hears a bit of both.
        if (sound != said && sound == candidate) {
            said = sound;
            screen.line("  %7.1f s  %s".formatted(elapsed().toMillis() / 1000.0, describe(sound, recent)));
        }
        candidate = sound;
        screen.live("  %7.1f s  %s %4.0f dBFS  "
                .formatted(
                        elapsed().toMillis() / 1000.0,
                        meter(recent),
                        recent.last(INTERVAL).level()));
    }

    private static String describe(Sound sound, AudioClip recent) {
        Tone tone = recent.dominantTone();
        return switch (sound) {
            case SILENCE -> "silence";
            case TONE -> String.format(Locale.ROOT, "a tone of %.0f Hz", tone.hertz());
            case SPEECH -> "sounds like speech";
            case MUSIC -> "sounds like music";
        };
    }

    private static String meter(AudioClip recent) {
        List<Double> levels = recent.levels(Duration.ofMillis(100));
        StringBuilder bars = new StringBuilder();
        for (double level : levels.subList(Math.max(0, levels.size() - METER_WIDTH), levels.size())) {
            int height = (int) Math.clamp((level + 60) / 60 * (BARS.length() - 1), 0, BARS.length() - 1);
            bars.append(BARS.charAt(height));
        }
        return bars.toString();
    }
}
