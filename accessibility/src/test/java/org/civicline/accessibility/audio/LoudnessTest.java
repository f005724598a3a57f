package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessTest {

    private static final int RATE = 16_000;

    @Test
    void pausesDoNotCountForTheLevel() {
        Pcm tone = Spectrum.sine(300, 0.1, 1, RATE);
        Pcm withPauses = Pcm.join(List.of(tone, Pcm.silence(Duration.ofSeconds(3), RATE), tone));

        assertThat(Loudness.activeLevel(withPauses)).isCloseTo(Loudness.activeLevel(tone), within(0.2));
        assertThat(Loudness.activeLevel(tone)).isCloseTo(Decibels.of(0.1 / Math.sqrt(2)), within(0.05));
    }

    @Test
    void quietAndLoudSpeechComeOutEquallyLoud() {
        for (double amplitude : new double[] {0.003, 0.05, 0.9}) {
            Pcm level = Loudness.normalise(Spectrum.sine(300, amplitude, 1, RATE), -20);
            assertThat(Loudness.activeLevel(level)).isCloseTo(-20, within(0.1));
        }
    }

    @Test
    void aPeakIsHeldDownInsteadOfClipped() {
        float[] samples = Spectrum.sine(300, 0.05, 1, RATE).samples();
        samples[8_000] = 0.9f;
        samples[8_001] = -0.95f;

        Pcm level = Loudness.normalise(new Pcm(samples, RATE), -20);

        assertThat(Decibels.of(level.peak())).isLessThanOrEqualTo(-1.4);
        assertThat(Loudness.activeLevel(level)).isCloseTo(-20, within(1.5));
    }

    @Test
    void silenceIsSilentAndStaysSo() {
        Pcm silence = Pcm.silence(Duration.ofSeconds(1), RATE);
        Pcm hiss = Spectrum.sine(300, 0.0005, 1, RATE);

        assertThat(Loudness.silent(silence)).isTrue();
        assertThat(Loudness.silent(hiss)).isTrue();
        assertThat(Loudness.normalise(silence, -20).peak()).isZero();
        assertThat(Loudness.silent(new Pcm(new float[0], RATE))).isTrue();
    }
}
