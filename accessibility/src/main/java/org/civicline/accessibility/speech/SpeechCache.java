package org.civicline.accessibility.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.SoundFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Synthesised audio on disk, named by a hash of how it is pronounced and by which voice, so an edited lexicon or another
 * speed finds other files and everything it does not touch stays valid.
 *
 * <p>Files may hold what was said to a citizen: the unused are deleted after a time, and beyond a size the longest
 * unused first.
 */
final class SpeechCache {

    private static final Logger log = LoggerFactory.getLogger(SpeechCache.class);
    /** To be raised when resampling, level or trimming change: the same pronunciation then sounds otherwise. */
    private static final int AUDIO_CHAIN = 1;

    private static final int WRITES_BETWEEN_TRIMS = 200;
    /** The time of use is kept only this exactly, so that a hit seldom writes to the disk. */
    private static final Duration USE_GRANULARITY = Duration.ofHours(12);

    private final Path folder;
    private final DataSize limit;
    private final Duration keep;
    private final Clock clock;
    private final AtomicInteger writes = new AtomicInteger();

    SpeechCache(Path folder, DataSize limit, Duration keep, Clock clock) {
        this.folder = folder;
        this.limit = limit;
        this.keep = keep;
        this.clock = clock;
    }

    static String key(List<Voices.Part> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(AUDIO_CHAIN).getBytes(StandardCharsets.UTF_8));
            for (Voices.Part part : parts) {
                String line = '\n' + part.voice().fingerprint() + '\n' + part.pronunciation();
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Optional<SpokenAudio> find(String key) throws IOException {
        Optional<SpokenAudio> found = SoundFiles.find(base(key));
        if (found.isPresent()) {
            touch(found.get());
        }
        return found;
    }

    SpokenAudio put(String key, Pcm sound) throws IOException {
        SpokenAudio audio = SoundFiles.write(base(key), sound);
        if (writes.incrementAndGet() % WRITES_BETWEEN_TRIMS == 0) {
            trim();
        }
        return audio;
    }

    /** 256 folders, so that none grows large. */
    private Path base(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    private void touch(SpokenAudio audio) throws IOException {
        Path file = audio.file(SoundFormat.SLN16);
        try {
            Instant now = clock.instant();
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(USE_GRANULARITY))) {
                for (SoundFormat format : audio.formats()) {
                    Files.setLastModifiedTime(audio.file(format), FileTime.from(now));
                }
            }
        } catch (NoSuchFileException _) {
            // Deleted between finding and touching; the caller's player opens it or not, the next request makes it
            // anew.
            log.debug("{} went while it was found", file);
        }
    }

    /** Deletes the outdated, then the longest unused until the rest fits. */
    void trim() throws IOException {
        List<Entry> entries = entries();
        Instant outdated = clock.instant().minus(keep);
        long size = entries.stream().mapToLong(Entry::size).sum();
        for (Entry entry : entries) {
            if (size > limit.toBytes() || entry.used().isBefore(outdated)) {
                Files.deleteIfExists(entry.file());
                size -= entry.size();
            }
        }
    }

    private record Entry(Path file, long size, Instant used) {}

    /** Longest unused first; both formats of a sound have nearly the same time and go together. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, 2)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        Instant used = attributes.lastModifiedTime().toInstant();
                        entries.add(new Entry(file, attributes.size(), used));
                    }
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
        return entries;
    }
}
