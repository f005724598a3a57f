package org.civicline.cti.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.accessibility.HoldMusic;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.accessibility.PromptFolder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Every prompt is a tone of its own, so that a test hears which one was played. */
@TestConfiguration(proxyBeanMethods = false)
class TonePrompts {

    static final int MUSIC = 440;
    static final int GREETING = 600;
    static final int SYSTEM_DOWN = 700;
    static final int LEAVE_MESSAGE = 800;
    static final int MESSAGE_TAKEN = 850;
    static final int NEXT = 950;
    static final int POSITION = 1050;
    static final int RATING_KEYS = 1150;
    static final int RATING_THANKS = 1250;
    static final int OTHER = 1350;

    private static final int RATE = 16_000;
    private static final Duration LENGTH = Duration.ofMillis(1_200);

    private static final Map<String, Integer> TONES = Map.of(
            PhonePrompt.GREETING, GREETING,
            PhonePrompt.SYSTEM_DOWN, SYSTEM_DOWN,
            PhonePrompt.LEAVE_MESSAGE, LEAVE_MESSAGE,
            PhonePrompt.MESSAGE_TAKEN, MESSAGE_TAKEN,
            PhonePrompt.POSITION_NEXT, NEXT,
            PhonePrompt.RATING_KEYS, RATING_KEYS,
            PhonePrompt.RATING_THANKS, RATING_THANKS);

    @Bean
    @Primary
    PromptFolder tones() {
        return sounds -> {
            TONES.forEach((name, hertz) -> write(sounds.resolve("zh"), name, hertz, LENGTH));
            Stream.of(
                            PhonePrompt.NO_KEY,
                            PhonePrompt.WRONG_KEY,
                            PhonePrompt.GOODBYE,
                            PhonePrompt.POSITION_MANY,
                            PhonePrompt.STILL_IN_PLACE)
                    .forEach(name -> write(sounds.resolve("zh"), name, OTHER, LENGTH));
            IntStream.rangeClosed(1, 5)
                    .forEach(n -> write(sounds.resolve("zh"), PhonePrompt.POSITION + "-" + n, POSITION, LENGTH));
            return new PromptFolder.Prepared(1, 0, Map.of());
        };
    }

    @Bean
    @Primary
    HoldMusic music() {
        return sounds -> {
            write(sounds.resolve("moh"), "music", MUSIC, Duration.ofSeconds(20));
            return sounds.resolve("moh");
        };
    }

    private static void write(Path folder, String name, int hertz, Duration length) {
        var sound = new ByteArrayOutputStream();
        long samples = RATE * length.toMillis() / 1000;
        for (long i = 0; i < samples; i++) {
            int value = (int) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
            sound.write(value);
            sound.write(value >> 8);
        }
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".sln16"), sound.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
