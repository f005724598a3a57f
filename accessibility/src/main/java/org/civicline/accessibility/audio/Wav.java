package org.civicline.accessibility.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the WAV that speech engines write to a pipe, whose length fields are a guess. */
public final class Wav {

    private static final int CHUNKS = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int PCM = 1;

    private Wav() {}

    /** Empty unless it is mono 16-bit PCM. */
    public static Optional<Pcm> read(byte[] bytes) {
        if (bytes.length < CHUNKS
                || !tag(bytes, 0).equals("RIFF")
                || !tag(bytes, 8).equals("WAVE")) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int rate = 0;
        int at = CHUNKS;
        while (at + CHUNK_HEADER <= bytes.length) {
            int size = buffer.getInt(at + 4);
            int body = at + CHUNK_HEADER;
            switch (tag(bytes, at)) {
                case "fmt " -> rate = mono16BitRate(buffer, body);
                // A pipe cannot be rewound to fill in the size: everything to the end is audio.
                case "data" -> {
                    return rate > 0 ? Optional.of(Pcm.of16Bit(bytes, body, rate, false)) : Optional.empty();
                }
                default -> {}
            }
            if (size < 0 || size > bytes.length - body) {
                return Optional.empty();
            }
            at = body + size + size % 2;
        }
        return Optional.empty();
    }

    private static int mono16BitRate(ByteBuffer buffer, int body) {
        if (body + 16 > buffer.capacity()) {
            return 0;
        }
        boolean expected = buffer.getShort(body) == PCM && buffer.getShort(body + 2) == 1;
        return expected && buffer.getShort(body + 14) == 16 ? buffer.getInt(body + 4) : 0;
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }
}
