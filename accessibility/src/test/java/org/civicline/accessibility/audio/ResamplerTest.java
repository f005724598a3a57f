package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private static final int ESPEAK_RATE = 22_050;

    @ParameterizedTest
    @ValueSource(ints = {4_100, 4_500, 5_000, 7_000, 7_900})
    void nothingAboveTheTelephoneBandFoldsBackIntoIt(int frequency) {
        Pcm narrow = Resampler.resample(Spectrum.sine(frequency, 0.5, 1, 16_000), 8_000);

        assertThat(Decibels.of(narrow.slice(400, 7_600).rms())).isLessThan(-85);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_200, 9_000, 10_500})
    void nothingAboveTheWideBandFoldsBackIntoIt(int frequency) {
        Pcm wide = Resampler.resample(Spectrum.sine(frequency, 0.5, 1, ESPEAK_RATE), 16_000);

        assertThat(Decibels.of(wide.slice(400, 15_600).rms())).isLessThan(-85);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 3_000, 3_400})
    void theTelephoneBandPassesUnchanged(int frequency) {
        Pcm narrow = Resampler.resample(Spectrum.sine(frequency, 0.5, 1, ESPEAK_RATE), 8_000);

        assertThat(Spectrum.amplitude(narrow, frequency)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aWidebandToneOfSevenKilohertzSurvivesAt16Kilohertz() {
        Pcm wide = Resampler.resample(Spectrum.sine(6_900, 0.5, 1, ESPEAK_RATE), 16_000);

        assertThat(Spectrum.amplitude(wide, 6_900)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void theLengthStaysTheSameTime() {
        Pcm sound = Spectrum.sine(440, 0.5, 1.7, ESPEAK_RATE);

        assertThat(Resampler.resample(sound, 16_000).duration()).isEqualTo(sound.duration());
        assertThat(Resampler.resample(sound, 8_000).length()).isEqualTo(13_600);
    }

    @Test
    void aLoopStaysSeamless() {
        // 100 whole periods: the end goes on with the beginning.
        Pcm loop = Spectrum.sine(50, 0.5, 2, 16_000);

        Pcm resampled = Resampler.resampleLoop(loop, 8_000);

        assertThat(resampled.length()).isEqualTo(16_000);
        for (int i = 0; i < resampled.length(); i++) {
            assertThat(resampled.at(i)).isCloseTo(loop.at(2 * i), within(0.001f));
        }
    }
}
