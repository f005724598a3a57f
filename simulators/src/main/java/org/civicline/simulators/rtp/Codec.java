package org.civicline.simulators.rtp;

import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.G711;

/** The audio codecs the simulated telephones speak (RFC 3551: static payload types, 8 kHz, one byte a sample). */
public enum Codec {
    /** G.711 A-law, the codec of Chinese and European networks. */
    PCMA(8),
    /** G.711 µ-law. */
    PCMU(0);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** Its static RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    byte[] encode(AudioClip clip) {
        short[] samples = clip.samples();
        byte[] encoded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            encoded[i] = this == PCMA ? G711.toAlaw(samples[i]) : G711.toUlaw(samples[i]);
        }
        return encoded;
    }

    short decode(byte code) {
        return this == PCMA ? G711.fromAlaw(code) : G711.fromUlaw(code);
    }

    /** The byte that stands for silence. */
    byte quiet() {
        return this == PCMA ? G711.toAlaw((short) 0) : G711.toUlaw((short) 0);
    }
}
