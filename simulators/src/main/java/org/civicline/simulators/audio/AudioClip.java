package org.civicline.simulators.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stretch of telephone sound: 16 bit linear samples, mono, {@value #RATE} per second. Immutable. */
public final class AudioClip {

    /** Samples per second of every clip. */
    public static final int RATE = 8000;

    /** Level of full scale: the RMS of a square wave that uses all 16 bits. */
    private static final double FULL_SCALE = 32768.0;

    /** What stands for "nothing at all" where a level in dBFS is asked. */
    public static final double SILENCE_DBFS = -96;

    private final short[] samples;

    private AudioClip(short[] samples) {
        this.samples = samples;
    }

    /** A clip of these samples (copied). */
    public static AudioClip of(short... samples) {
        return new AudioClip(samples.clone());
    }

    /** A pure tone; {@code level} is the peak as a share of full scale, between 0 and 1. */
    public static AudioClip tone(double hertz, Duration length, double level) {
        short[] samples = new short[samplesIn(length)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(level * Short.MAX_VALUE * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new AudioClip(samples);
    }

    /** Nothing, for so long. */
    public static AudioClip silence(Duration length) {
        return new AudioClip(new short[samplesIn(length)]);
    }

    /** Reads a WAV file (8 or 16 bit linear, A-law or µ-law, any rate and number of channels). */
    public static AudioClip read(Path wav) throws IOException {
        return fromWav(Files.readAllBytes(wav));
    }

    /** Reads the bytes of a WAV file; see {@link #read}. */
    public static AudioClip fromWav(byte[] wav) throws IOException {
        return new AudioClip(Wav.decode(wav));
    }

    /** This clip, then the other. */
    public AudioClip then(AudioClip next) {
        short[] joined = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, joined, samples.length, next.samples.length);
        return new AudioClip(joined);
    }

    /** The part between two moments of this clip, cut to what there is. */
    public AudioClip slice(Duration from, Duration to) {
        int start = Math.clamp(samplesIn(from), 0, samples.length);
        int end = Math.clamp(samplesIn(to), start, samples.length);
        return new AudioClip(Arrays.copyOfRange(samples, start, end));
    }

    /** The last part of this clip, at most so long. */
    public AudioClip last(Duration length) {
        return slice(duration().minus(length), duration());
    }

    /** How long it plays. */
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / RATE);
    }

    /** The number of samples. */
    public int length() {
        return samples.length;
    }

    /** The samples (a copy). */
    public short[] samples() {
        return samples.clone();
    }

    /** Root mean square of the samples, 0 to 32768. */
    public double rms() {
        return rms(samples, 0, samples.length);
    }

    /** The loudness in decibel below full scale: 0 is the loudest, {@value #SILENCE_DBFS} is silence. */
    public double level() {
        return dbfs(rms());
    }

    /** The loudness of each whole window of this length, in decibel below full scale. */
    public List<Double> levels(Duration window) {
        int size = Math.max(1, samplesIn(window));
        List<Double> levels = new ArrayList<>(samples.length / size);
        for (int at = 0; at + size <= samples.length; at += size) {
            levels.add(dbfs(rms(samples, at, at + size)));
        }
        return levels;
    }

    /** The strongest single frequency and how much of the sound it is. */
    public Tone dominantTone() {
        return Tone.strongestIn(samples);
    }

    /** What this sounds like, judged by loudness, purity and pauses. */
    public Sound resembles() {
        return Sound.judge(this);
    }

    /** This clip as the bytes of a 16 bit WAV file. */
    public byte[] toWav() {
        return Wav.encode(samples);
    }

    /** Writes this clip as a 16 bit WAV file. */
    public void write(Path wav) throws IOException {
        Files.write(wav, toWav());
    }

    static int samplesIn(Duration length) {
        return Math.toIntExact(length.toNanos() * RATE / 1_000_000_000L);
    }

    static double rms(short[] samples, int from, int to) {
        if (to <= from) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    private static double dbfs(double rms) {
        return rms < 1 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(rms / FULL_SCALE));
    }
}
