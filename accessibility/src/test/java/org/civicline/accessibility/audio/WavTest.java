package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WavTest {

    @Test
    void theLengthInAPipedHeaderIsIgnored() {
        byte[] wav = wav((short) 1, (short) 16, 0x7ffff000, new short[] {0, 16_384, -32_768});

        Pcm sound = Wav.read(wav).orElseThrow();

        assertThat(sound.rate()).isEqualTo(22_050);
        assertThat(sound.samples()).containsExactly(0f, 0.5f, -1f);
    }

    @Test
    void anythingElseIsNoSound() {
        assertThat(Wav.read(new byte[0])).isEmpty();
        assertThat(Wav.read("Error: The specified espeak-ng voice does not exist.".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Wav.read(wav((short) 2, (short) 16, 4, new short[] {1, 2}))).isEmpty();
        assertThat(Wav.read(wav((short) 1, (short) 8, 4, new short[] {1, 2}))).isEmpty();
        byte[] cut = wav((short) 1, (short) 16, 4, new short[0]);
        assertThat(Wav.read(java.util.Arrays.copyOf(cut, 30))).isEmpty();
    }

    /** The header eSpeak NG writes to a pipe. */
    static byte[] wav(short channels, short bits, int dataSize, short[] samples) {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x7ffff024);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort(channels).putInt(22_050).putInt(44_100).putShort((short) 2).putShort(bits);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataSize);
        for (short sample : samples) {
            wav.putShort(sample);
        }
        return wav.array();
    }
}
