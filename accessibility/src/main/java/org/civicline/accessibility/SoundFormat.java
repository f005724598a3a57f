package org.civicline.accessibility;

/** A raw (headerless) audio format on disk, named by the file extension Asterisk knows it by. */
public enum SoundFormat {
    /** Signed linear, 16 bits little-endian, 16 kHz: for wideband calls (G.722, Opus). */
    SLN16("sln16", 16_000, 2),
    /** G.711 A-law, 8 kHz: played to the telephone network without transcoding. */
    ALAW("alaw", 8_000, 1);

    private final String extension;
    private final int rate;
    private final int bytesPerSample;

    SoundFormat(String extension, int rate, int bytesPerSample) {
        this.extension = extension;
        this.rate = rate;
        this.bytesPerSample = bytesPerSample;
    }

    public String extension() {
        return extension;
    }

    /** Samples per second. */
    public int rate() {
        return rate;
    }

    public int bytesPerSample() {
        return bytesPerSample;
    }
}
