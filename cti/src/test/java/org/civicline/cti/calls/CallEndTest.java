package org.civicline.cti.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The exchange notes ends in whole seconds and by its own clock. */
class CallEndTest {

    private static final Instant BEGAN = Instant.parse("2026-03-02T01:00:00.700Z");
    private static final Instant ANSWERED = Instant.parse("2026-03-02T01:00:05.900Z");

    @Test
    void aCallEndsWhenTheExchangeSaysSo() {
        Instant at = ANSWERED.plusSeconds(60);

        assertThat(CallTracker.end(BEGAN, ANSWERED, at)).isEqualTo(at);
        assertThat(CallTracker.end(BEGAN, null, at)).isEqualTo(at);
    }

    @Test
    void noCallEndsBeforeItBegan() {
        assertThat(CallTracker.end(BEGAN, null, BEGAN.minusMillis(700))).isEqualTo(BEGAN);
    }

    @Test
    void noTalkEndsBeforeItWasAnswered() {
        assertThat(CallTracker.end(BEGAN, ANSWERED, ANSWERED.minusMillis(900))).isEqualTo(ANSWERED);
        assertThat(CallTracker.end(BEGAN, BEGAN.minusMillis(1), BEGAN.minusSeconds(1)))
                .isEqualTo(BEGAN);
    }
}
