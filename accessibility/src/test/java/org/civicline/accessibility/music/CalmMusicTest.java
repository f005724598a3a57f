package org.civicline.accessibility.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.civicline.accessibility.audio.Decibels;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Resampler;
import org.civicline.accessibility.audio.Spectrum;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalmMusicTest {

    private static Pcm music = new Pcm(new float[0], 16_000);

    @TempDir
    Path sounds;

    @BeforeAll
    static void play() {
        music = CalmMusic.play();
    }

    @Test
    void itLastsMoreThanAMinuteAtTheLevelOfBackgroundMusic() {
        assertThat(music.duration()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
        assertThat(Decibels.of(music.rms())).isCloseTo(-24, within(0.1));
        assertThat(Decibels.of(music.peak())).isLessThan(-6);
    }

    @Test
    void itNeverJumpsInLoudnessNorFallsSilent() {
        for (int second = 0; second < music.duration().toSeconds(); second++) {
            Pcm part = music.slice(second * 16_000, (second + 1) * 16_000);
            assertThat(Decibels.of(part.rms())).as("second %d", second).isBetween(-32.0, -19.0);
        }
    }

    @Test
    void theLoopHasNoSeam() {
        double largest = 0;
        for (int i = 1; i < music.length(); i++) {
            largest = Math.max(largest, Math.abs(music.at(i) - music.at(i - 1)));
        }
        float before = music.at(music.length() - 2);
        float last = music.at(music.length() - 1);
        float first = music.at(0);
        // No click: the step over the seam goes on as the wave was going, well within the music's own steps.
        assertThat((double) Math.abs(first - last)).isLessThan(largest / 2);
        assertThat((double) Math.abs((first - last) - (last - before))).isLessThan(0.01);
    }

    @Test
    void itIsSoftAndSurvivesTheTelephone() {
        assertThat(Spectrum.energyBelow(music, 2_000)).isGreaterThan(0.97);
        Pcm heard = Resampler.resampleLoop(music, 8_000);
        assertThat(1 - Spectrum.energyBelow(heard, 250))
                .as("share that a telephone transmits")
                .isGreaterThan(0.4);
    }

    @Test
    void theMelodyIsHeardAboveTheChords() {
        // The first note of the piece, A4, just after it is struck.
        Pcm opening = music.slice(0, 16_000);
        assertThat(Decibels.of(Spectrum.amplitude(opening, 440))).isGreaterThan(-30);
    }

    @Test
    void itIsTheSameEveryTimeAndWrittenOnce() throws IOException {
        Path folder = new CalmMusic().prepare(sounds);

        assertThat(folder).isEqualTo(sounds.toAbsolutePath().resolve("moh"));
        Path wide = folder.resolve("civicline-calm-1.sln16");
        assertThat(Files.size(wide)).isEqualTo(2L * music.length());
        assertThat(Files.size(folder.resolve("civicline-calm-1.alaw"))).isEqualTo(music.length() / 2);
        assertThat(Pcm.of16Bit(Files.readAllBytes(wide), 0, 16_000, false).rms())
                .isCloseTo(music.rms(), within(1e-4));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }

        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(wide, old);
        new CalmMusic().prepare(sounds);
        assertThat(Files.getLastModifiedTime(wide)).isEqualTo(old);
    }
}
