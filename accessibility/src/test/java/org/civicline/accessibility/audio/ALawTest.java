package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class ALawTest {

    private static final AudioFormat LINEAR = new AudioFormat(8_000, 16, 1, true, false);
    private static final AudioFormat CODED = new AudioFormat(AudioFormat.Encoding.ALAW, 8_000, 8, 1, 1, 8_000, false);

    @Test
    void everySampleComesBackFromTheJdksDecoderWithinHalfAStep() throws IOException {
        byte[] codes = new byte[65_536];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = ALaw.encode(i - 32_768);
        }
        byte[] decoded = decode(codes);
        for (int i = 0; i < codes.length; i++) {
            int sample = i - 32_768;
            int back = (short) (decoded[2 * i] & 0xff | decoded[2 * i + 1] << 8);
            int step = Math.max(16, Integer.highestOneBit(Math.max(1, Math.abs(sample))) >> 4);
            assertThat(Math.abs(back - sample))
                    .as("sample %d came back as %d", sample, back)
                    .isLessThanOrEqualTo(step);
        }
    }

    @Test
    void silenceIsTheCodeThatLinesIdleWith() {
        assertThat(ALaw.encode(0)).isEqualTo((byte) 0xd5);
        assertThat(ALaw.encode(-1)).isEqualTo((byte) 0x55);
        assertThat(ALaw.encode(32_767)).isEqualTo((byte) 0xaa);
        assertThat(ALaw.encode(-32_768)).isEqualTo((byte) 0x2a);
    }

    private static byte[] decode(byte[] codes) throws IOException {
        AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(codes), CODED, codes.length);
        return AudioSystem.getAudioInputStream(LINEAR, in).readAllBytes();
    }
}
