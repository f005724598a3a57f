package org.civicline.accessibility.audio;

/** ITU-T G.711 A-law, even bits inverted, as it goes over the wire. */
final class ALaw {

    private static final int SIGN = 0x80;
    private static final int EVEN_BITS = 0x55;
    /** 4096 steps on the 13-bit scale that G.711 quantises. */
    private static final int LARGEST = 0xfff;

    private ALaw() {}

    static byte[] encode(Pcm sound) {
        byte[] codes = new byte[sound.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = encode(sound.sample16(i));
        }
        return codes;
    }

    /** @param sample 16 bits, signed */
    static byte encode(int sample) {
        int sign = sample >= 0 ? SIGN : 0;
        int magnitude = Math.min((sample >= 0 ? sample : ~sample) >> 3, LARGEST);
        int segment = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude));
        int step = magnitude >> Math.max(1, segment) & 0x0f;
        return (byte) ((sign | segment << 4 | step) ^ EVEN_BITS);
    }
}
