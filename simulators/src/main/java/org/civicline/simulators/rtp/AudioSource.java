package org.civicline.simulators.rtp;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.civicline.simulators.audio.AudioClip;

/**
 * What a telephone says into a call. Immutable and meant to be shared by many calls: the sound is encoded once per codec.
 */
public final class AudioSource {

    private static final AudioSource SILENCE = looped(AudioClip.silence(Duration.ofMillis(20)));
    private static final AudioSource NOTHING = new AudioSource(AudioClip.of(), false, 0);
    private static final AudioSource SPARSE = new AudioSource(AudioClip.silence(Duration.ofMillis(20)), true, 50);

    private final AudioClip clip;
    private final boolean loops;
    private final int everyTicks;
    private final Map<Codec, byte[]> encoded = new EnumMap<>(Codec.class);

    private AudioSource(AudioClip clip, boolean loops, int everyTicks) {
        this.clip = clip;
        this.loops = loops;
        this.everyTicks = everyTicks;
    }

    /** Packets of silence, as a telephone in a quiet room sends. */
    public static AudioSource silence() {
        return SILENCE;
    }

    /** No packets at all: the cheapest, for load tests that listen only. */
    public static AudioSource nothing() {
        return NOTHING;
    }

    /** One packet of silence a second: enough to open the way back through an address translation. */
    public static AudioSource sparse() {
        return SPARSE;
    }

    /** A steady tone, without end, at a tenth of full scale. */
    public static AudioSource tone(double hertz) {
        return looped(AudioClip.tone(hertz, Duration.ofSeconds(1), 0.1));
    }

    /** This clip once, then silence. */
    public static AudioSource once(AudioClip clip) {
        return new AudioSource(clip, false, 1);
    }

    /** This clip again and again. */
    public static AudioSource looped(AudioClip clip) {
        return new AudioSource(clip, true, 1);
    }

    boolean loops() {
        return loops;
    }

    /** Sends in each so many'th 20 ms; 0 sends never. */
    int everyTicks() {
        return everyTicks;
    }

    synchronized byte[] encoded(Codec codec) {
        return encoded.computeIfAbsent(codec, wanted -> wanted.encode(clip));
    }
}
