package org.civicline.cti.hotline;

import java.nio.file.Path;
import org.civicline.cti.pbx.CallerLeg;

/**
 * One file for all talks of a call, and between two talks nothing records: a recording of Asterisk that goes on takes the
 * next agent's packets for late ones of the agent before, if theirs happen to be numbered lower, and leaves the voice out.
 */
final class TalkRecording {

    private static final String RECORDED = "CIVICLINE_RECORDED";

    private final CallerLeg leg;
    private boolean running;

    private TalkRecording(CallerLeg leg) {
        this.leg = leg;
    }

    /** For a leg that comes in; it may have talked before, with an agent who handed it on. */
    static TalkRecording of(CallerLeg leg) {
        if (leg.remembered(RECORDED).isPresent()) {
            leg.stopRecording();
        }
        return new TalkRecording(leg);
    }

    /** Before an agent is rung; once for all who do not answer. */
    void begin(Path file) {
        if (!running) {
            leg.record(file);
            leg.remember(RECORDED, "yes");
            running = true;
        }
    }

    /** After a talk, when the caller waits on. */
    void stop() {
        if (running) {
            leg.stopRecording();
            running = false;
        }
    }
}
