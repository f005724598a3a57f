package org.civicline.simulators.audio;

/** ITU-T G.711: the two ways telephone networks put 14 bits of sound into 8. */
public final class G711 {

    private static final short[] ALAW = new short[256];
    private static final short[] ULAW = new short[256];
    private static final byte[] TO_ALAW = new byte[65536];
    private static final byte[] TO_ULAW = new byte[65536];

    static {
        for (int i = 0; i < 256; i++) {
            ALAW[i] = expandAlaw(i);
            ULAW[i] = expandUlaw(i);
        }
        for (int i = Short.MIN_VALUE; i <= Short.MAX_VALUE; i++) {
            TO_ALAW[i & 0xffff] = compressAlaw(i);
            TO_ULAW[i & 0xffff] = compressUlaw(i);
        }
    }

    private G711() {}

    /** The sample behind one A-law byte. */
    public static short fromAlaw(byte code) {
        return ALAW[code & 0xff];
    }

    /** The sample behind one µ-law byte. */
    public static short fromUlaw(byte code) {
        return ULAW[code & 0xff];
    }

    /** The A-law byte nearest to a sample. */
    public static byte toAlaw(short sample) {
        return TO_ALAW[sample & 0xffff];
    }

    /** The µ-law byte nearest to a sample. */
    public static byte toUlaw(short sample) {
        return TO_ULAW[sample & 0xffff];
    }

    private static short expandAlaw(int code) {
        int inverted = code ^ 0x55;
        int exponent = (inverted & 0x70) >> 4;
        int magnitude = ((inverted & 0x0f) << 4) + 8;
        if (exponent > 0) {
            magnitude = (magnitude + 0x100) << (exponent - 1);
        }
        return (short) ((inverted & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static short expandUlaw(int code) {
        int inverted = ~code & 0xff;
        int magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
        return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte compressAlaw(int sample) {
        int magnitude = sample >= 0 ? sample >> 3 : (-sample - 1) >> 3;
        int code;
        if (magnitude < 32) {
            code = magnitude >> 1;
        } else {
            int segment = Math.min(7, 27 - Integer.numberOfLeadingZeros(magnitude));
            code = (segment << 4) | ((magnitude >> segment) & 0x0f);
        }
        return (byte) ((sample >= 0 ? code | 0x80 : code) ^ 0x55);
    }

    private static byte compressUlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32635) + 0x84;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int code = (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f);
        return (byte) ~(sample < 0 ? code | 0x80 : code);
    }
}
