package org.civicline.accessibility.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.SpokenAudio;

/**
 * One sound as raw files, a file for each {@link SoundFormat}.
 *
 * <p>Each file appears whole: it is written under another name in the same folder and then renamed. Raw files have no
 * header, so completeness is proven by their sizes agreeing on one duration; a file cut short by a power failure or a
 * full disk counts as missing.
 */
public final class SoundFiles {

    private static final Set<SoundFormat> FORMATS = EnumSet.allOf(SoundFormat.class);

    private SoundFiles() {}

    /** @param base absolute path without extension; its folder is made when missing */
    public static SpokenAudio write(Path base, Pcm sound) throws IOException {
        return write(base, sound, Resampler::resample);
    }

    /** The same for a sound whose end goes on with its beginning, at a rate every format's rate divides. */
    public static SpokenAudio writeLoop(Path base, Pcm loop) throws IOException {
        return write(base, loop, Resampler::resampleLoop);
    }

    private static SpokenAudio write(Path base, Pcm sound, BiFunction<Pcm, Integer, Pcm> resample) throws IOException {
        // Even at the highest rate, so that every lower rate holds exactly the same time.
        Pcm whole = padded(resample.apply(sound, SoundFormat.SLN16.rate()));
        SpokenAudio audio = new SpokenAudio(base, whole.duration(), FORMATS);
        for (SoundFormat format : FORMATS) {
            writeWhole(audio.file(format), encode(format, resample.apply(whole, format.rate())));
        }
        return audio;
    }

    /** What lies at that base, when it is there in every format. */
    public static Optional<SpokenAudio> find(Path base) throws IOException {
        long samples = -1;
        SpokenAudio probe = new SpokenAudio(base, Duration.ZERO, FORMATS);
        for (SoundFormat format : FORMATS) {
            long here = samplesAt16kHz(probe.file(format), format);
            if (here <= 0 || samples >= 0 && here != samples) {
                return Optional.empty();
            }
            samples = here;
        }
        Duration duration = Duration.ofMillis(samples * 1000 / SoundFormat.SLN16.rate());
        return Optional.of(new SpokenAudio(base, duration, FORMATS));
    }

    /** Puts the same sound at another base, each file whole. */
    public static void copy(SpokenAudio audio, Path base) throws IOException {
        SpokenAudio target = new SpokenAudio(base, audio.duration(), audio.formats());
        for (SoundFormat format : audio.formats()) {
            writeWhole(target.file(format), Files.readAllBytes(audio.file(format)));
        }
    }

    /** The file is there complete or not at all, whatever happens meanwhile. */
    public static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static byte[] encode(SoundFormat format, Pcm sound) {
        return switch (format) {
            case SLN16 -> sound.to16BitLittleEndian();
            case ALAW -> ALaw.encode(sound);
        };
    }

    private static Pcm padded(Pcm sound) {
        return sound.length() % 2 == 0 ? sound : sound.slice(0, sound.length() + 1);
    }

    private static long samplesAt16kHz(Path file, SoundFormat format) throws IOException {
        try {
            return Files.size(file) / format.bytesPerSample() * (SoundFormat.SLN16.rate() / format.rate());
        } catch (NoSuchFileException _) {
            return -1;
        }
    }
}
