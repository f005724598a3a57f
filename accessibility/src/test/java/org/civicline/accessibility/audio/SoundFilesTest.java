package org.civicline.accessibility.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.SpokenAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFilesTest {

    private static final Pcm TONE = Spectrum.sine(1_000, 0.5, 1, 22_050);

    @TempDir
    Path folder;

    @Test
    void aSoundIsWrittenInBothFormatsAndFoundAgain() throws IOException {
        SpokenAudio audio = SoundFiles.write(folder.resolve("zh/tone"), TONE);

        assertThat(Files.size(audio.file(SoundFormat.SLN16))).isEqualTo(32_000);
        assertThat(Files.size(audio.file(SoundFormat.ALAW))).isEqualTo(8_000);
        assertThat(SoundFiles.find(folder.resolve("zh/tone"))).contains(audio);
        byte[] wide = Files.readAllBytes(audio.file(SoundFormat.SLN16));
        assertThat(Spectrum.amplitude(Pcm.of16Bit(wide, 0, 16_000, false), 1_000))
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void aFileCutShortCountsAsMissing() throws IOException {
        SpokenAudio audio = SoundFiles.write(folder.resolve("tone"), TONE);
        byte[] whole = Files.readAllBytes(audio.file(SoundFormat.ALAW));

        Files.write(audio.file(SoundFormat.ALAW), java.util.Arrays.copyOf(whole, 4_000));
        assertThat(SoundFiles.find(audio.base())).isEmpty();
        Files.write(audio.file(SoundFormat.ALAW), new byte[0]);
        assertThat(SoundFiles.find(audio.base())).isEmpty();
        Files.delete(audio.file(SoundFormat.ALAW));
        assertThat(SoundFiles.find(audio.base())).isEmpty();
    }

    @Test
    void aReaderNeverSeesHalfAFileWhileManyWrite() throws Exception {
        byte[] first = "a".repeat(200_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] second = "b".repeat(300_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Path file = folder.resolve("shared");
        SoundFiles.writeWhole(file, first);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reading = threads.submit(() -> {
                int reads = 0;
                while (!done.get() || reads == 0) {
                    byte[] seen = Files.readAllBytes(file);
                    assertThat(seen).isIn(first, second);
                    reads++;
                }
                return reads;
            });
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                byte[] bytes = i % 2 == 0 ? first : second;
                writing.add(threads.submit(() -> {
                    SoundFiles.writeWhole(file, bytes);
                    return null;
                }));
            }
            for (Future<?> one : writing) {
                one.get();
            }
            done.set(true);
            assertThat(reading.get()).isPositive();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
