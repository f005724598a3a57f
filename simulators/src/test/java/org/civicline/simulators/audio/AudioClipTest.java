package org.civicline.simulators.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioClipTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aToneIsFoundAtItsFrequencyAndLevel() {
        AudioClip tone = AudioClip.tone(441.5, SECOND, 0.1);

        assertThat(tone.dominantTone().hertz()).isCloseTo(441.5, within(1.0));
        assertThat(tone.dominantTone().share()).isGreaterThan(0.95);
        assertThat(tone.level()).isCloseTo(-23, within(0.1));
        assertThat(tone.dominantTone().isClear(500)).isFalse();
    }

    @Test
    void noiseIsNoClearTone() {
        assertThat(noise(new Random(1), SECOND, 1).dominantTone().share()).isLessThan(0.1);
    }

    @Test
    void silenceToneSpeechAndMusicAreToldApart() {
        Random random = new Random(7);
        AudioClip syllables = AudioClip.of();
        AudioClip chords = AudioClip.of();
        for (int i = 0; i < 8; i++) {
            syllables = syllables
                    .then(noise(random, Duration.ofMillis(90), 1))
                    .then(noise(random, Duration.ofMillis(140), 0.02));
            chords = chords.then(chord(262 + 40 * i));
        }

        assertThat(AudioClip.silence(SECOND).resembles()).isEqualTo(Sound.SILENCE);
        assertThat(AudioClip.tone(440, SECOND, 0.1).resembles()).isEqualTo(Sound.TONE);
        assertThat(syllables.resembles()).isEqualTo(Sound.SPEECH);
        assertThat(chords.resembles()).isEqualTo(Sound.MUSIC);
    }

    @Test
    void aWavFileReadsBackAsWritten() throws IOException {
        AudioClip tone = AudioClip.tone(300, SECOND, 0.5);

        assertThat(AudioClip.fromWav(tone.toWav()).samples()).isEqualTo(tone.samples());
    }

    @Test
    void aStereoFileOfAnotherRateBecomesTelephoneSound() throws IOException {
        AudioClip read = AudioClip.fromWav(stereo(22_050, 1000, 2));

        assertThat(read.duration()).isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(2));
        assertThat(read.last(SECOND).dominantTone().isClear(1000)).isTrue();
        assertThat(read.last(SECOND).level())
                .isCloseTo(AudioClip.tone(1000, SECOND, 0.5).level(), within(0.2));
    }

    @Test
    void whatIsAboveTheTelephoneBandDoesNotFoldBackAsNoise() throws IOException {
        assertThat(AudioClip.fromWav(stereo(22_050, 7000, 1))
                        .last(Duration.ofMillis(500))
                        .resembles())
                .isEqualTo(Sound.SILENCE);
    }

    @Test
    void aFileThatIsNoWavIsRefused() {
        assertThatThrownBy(() -> AudioClip.fromWav("你好".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WAV");
    }

    @Test
    void g711KeepsSoundWithinItsQuantisation() {
        for (int sample = -32768; sample < 32768; sample += 7) {
            double tolerance = Math.max(16, Math.abs(sample) / 16.0);
            assertThat((double) G711.fromAlaw(G711.toAlaw((short) sample))).isCloseTo(sample, within(tolerance));
            // µ-law clips at 32635.
            double clipped = Math.clamp(sample, -32635, 32635);
            assertThat((double) G711.fromUlaw(G711.toUlaw((short) sample))).isCloseTo(clipped, within(tolerance));
        }
    }

    @Test
    void g711CodesAreThoseOfTheStandard() {
        assertThat(G711.toAlaw((short) 0)).isEqualTo((byte) 0xd5);
        assertThat(G711.toUlaw((short) 0)).isEqualTo((byte) 0xff);
        assertThat(G711.fromAlaw((byte) 0xaa)).isEqualTo((short) 32256);
        assertThat(G711.fromUlaw((byte) 0x80)).isEqualTo((short) 32124);
    }

    private static AudioClip noise(Random random, Duration length, double level) {
        short[] samples = new short[AudioClip.samplesIn(length)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (level * 4000 * random.nextGaussian());
        }
        return AudioClip.of(samples);
    }

    private static AudioClip chord(double root) {
        short[] samples = AudioClip.tone(root, Duration.ofMillis(250), 0.1).samples();
        for (double ratio : new double[] {1.25, 1.5, 2, 2.5}) {
            short[] part =
                    AudioClip.tone(root * ratio, Duration.ofMillis(250), 0.1).samples();
            for (int i = 0; i < samples.length; i++) {
                samples[i] += part[i];
            }
        }
        return AudioClip.of(samples);
    }

    private static byte[] stereo(int rate, double hertz, int seconds) {
        int frames = rate * seconds;
        ByteBuffer out = ByteBuffer.allocate(44 + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
        // Sizes left open, as a program writing to a pipe does.
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 2);
        out.putInt(rate).putInt(rate * 4).putShort((short) 4).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
        for (int i = 0; i < frames; i++) {
            short sample = (short) (16383 * Math.sin(2 * Math.PI * hertz * i / rate));
            out.putShort(sample).putShort(sample);
        }
        return out.array();
    }
}
