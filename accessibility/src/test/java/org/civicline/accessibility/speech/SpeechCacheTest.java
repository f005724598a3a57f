package org.civicline.accessibility.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Spectrum;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SpeechCacheTest {

    /** 40,000 bytes in both formats. */
    private static final Pcm SECOND = Spectrum.sine(500, 0.1, 1, 16_000);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @Test
    void whatNobodyAsksForIsForgotten() throws IOException {
        SpeechCache cache = cache(DataSize.ofMegabytes(1));
        cache.put("aa-used", SECOND);
        cache.put("bb-unused", SECOND);

        clock.forward(Duration.ofDays(20));
        assertThat(cache.find("aa-used")).isPresent();
        clock.forward(Duration.ofDays(20));
        cache.trim();

        assertThat(cache.find("aa-used")).isPresent();
        assertThat(cache.find("bb-unused")).isEmpty();
    }

    @Test
    void beyondItsSizeTheLongestUnusedGoFirst() throws IOException {
        SpeechCache cache = cache(DataSize.ofBytes(90_000));
        cache.put("aa", SECOND);
        cache.put("bb", SECOND);
        cache.put("cc", SECOND);
        clock.forward(Duration.ofDays(1));
        assertThat(cache.find("aa")).isPresent();

        cache.trim();

        assertThat(cache.find("aa")).isPresent();
        assertThat(cache.find("bb")).isEmpty();
        assertThat(cache.find("cc")).isPresent();
    }

    @Test
    void nothingCachedYetIsNothingToTrim() throws IOException {
        new SpeechCache(folder.resolve("none"), DataSize.ofBytes(1), Duration.ofDays(1), clock).trim();

        assertThat(folder.resolve("none")).doesNotExist();
    }

    private SpeechCache cache(DataSize limit) {
        return new SpeechCache(folder, limit, Duration.ofDays(30), clock);
    }
}
