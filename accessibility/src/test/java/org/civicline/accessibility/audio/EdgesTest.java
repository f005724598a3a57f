package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesTest {

    private static final int RATE = 16_000;

    @Test
    void longSilencesAroundSpeechAreCutToATenthOfASecond() {
        Pcm silence = Pcm.silence(Duration.ofSeconds(2), RATE);
        Pcm speech = Spectrum.sine(300, 0.5, 1, RATE);

        Pcm trimmed = Edges.trim(Pcm.join(List.of(silence, speech, silence)));

        assertThat(trimmed.duration()).isBetween(Duration.ofMillis(1_100), Duration.ofMillis(1_120));
        assertThat(trimmed.at(0)).isZero();
        assertThat(trimmed.at(trimmed.length() - 1)).isZero();
    }

    @Test
    void whatStartsAtOnceFadesInWithoutAClick() {
        Pcm trimmed = Edges.trim(Spectrum.sine(300, 0.5, 1, RATE));

        assertThat(trimmed.length()).isEqualTo(RATE);
        assertThat(Math.abs(trimmed.at(1) - trimmed.at(0))).isLessThan(0.01f);
    }

    @Test
    void silenceIsLeftForOthersToJudge() {
        Pcm silence = Pcm.silence(Duration.ofSeconds(1), RATE);

        assertThat(Edges.trim(silence)).isSameAs(silence);
        assertThat(Edges.trim(new Pcm(new float[0], RATE)).length()).isZero();
    }
}
