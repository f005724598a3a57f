package org.civicline.accessibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civicline.accessibility.PromptFolder.Prepared;
import org.civicline.accessibility.audio.Decibels;
import org.civicline.accessibility.audio.Loudness;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.SoundFiles;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The module as the application wires it, with the provisioned eSpeak NG. */
class SpeechIT {

    private static final Logger log = LoggerFactory.getLogger(SpeechIT.class);
    private static final int POSITIONS = PhonePrompt.LAST_POSITION;

    @TempDir
    Path folder;

    private AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void theFixedPromptsAreAllSpokenLevelAndWithoutSilenceAround() throws IOException {
        start(ProvisionedTools.espeak().toString());
        Path sounds = folder.resolve("sounds");

        Prepared cold = timed("cold", sounds);
        Prepared warm = timed("warm", sounds);

        assertThat(cold.failed()).isEmpty();
        assertThat(cold.kept()).isZero();
        assertThat(cold.written()).isGreaterThan(2 * POSITIONS);
        assertThat(warm).isEqualTo(new Prepared(0, cold.written(), Map.of()));
        Set<Integer> different = new HashSet<>();
        for (String language : List.of("zh", "en")) {
            for (int i = 1; i <= POSITIONS; i++) {
                different.add(java.util.Arrays.hashCode(
                        Files.readAllBytes(sounds.resolve(language + "/position-" + i + ".alaw"))));
            }
        }
        assertThat(different).as("every number is heard").hasSize(2 * POSITIONS);
        try (var files = Files.walk(sounds)) {
            List<Path> wide =
                    files.filter(file -> file.toString().endsWith(".sln16")).toList();
            assertThat(wide).hasSize(cold.written());
            for (Path file : wide) {
                checkLevelAndEdges(file);
            }
        }
    }

    @Test
    void theGreetingIsShortAndAnswersAtOnceWhenItIsCached() {
        start(ProvisionedTools.espeak().toString());
        Prompts prompts = context.getBean(Prompts.class);
        SpokenAudio greeting =
                prompts.sound(PhonePrompt.GREETING, Locale.CHINESE).orThrow();

        long start = System.nanoTime();
        SpokenAudio again = prompts.sound(PhonePrompt.GREETING, Locale.CHINESE).orThrow();

        assertThat(again).isEqualTo(greeting);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
        assertThat(greeting.duration()).isLessThan(Duration.ofSeconds(7));
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        assertThat(meters.counter("civicline.speech.requests", "result", "hit").count())
                .isEqualTo(1);
    }

    @Test
    void aSentenceInTwoLanguagesIsOneSound() {
        start(ProvisionedTools.espeak().toString());

        SpokenAudio mixed = say("请连接WiFi，工单20261122000123。").orThrow();

        assertThat(mixed.duration()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
    }

    @Test
    void withoutTheEngineSpeechIsRefusedAndHealthSaysSo() {
        start("/bin/false");

        assertThat(say("您好"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        HealthIndicator health = context.getBean("speechHealthIndicator", HealthIndicator.class);
        assertThat(health.health())
                .isNotNull()
                .extracting(one -> one.getStatus())
                .isEqualTo(Status.DOWN);
        Prepared prepared = context.getBean(PromptFolder.class).prepare(folder.resolve("sounds"));
        assertThat(prepared.complete()).isFalse();
        assertThat(prepared.failed()).containsKey("zh/greeting").doesNotContainKey("en/greeting");
    }

    @Test
    void theEngineThereIsHealthy() {
        start(ProvisionedTools.espeak().toString());

        HealthIndicator health = context.getBean("speechHealthIndicator", HealthIndicator.class);
        assertThat(health.health())
                .isNotNull()
                .extracting(one -> one.getStatus())
                .isEqualTo(Status.UP);
    }

    private static void checkLevelAndEdges(Path file) throws IOException {
        Pcm sound = Pcm.of16Bit(Files.readAllBytes(file), 0, SoundFormat.SLN16.rate(), false);
        String base = file.toString().replace(".sln16", "");

        assertThat(Loudness.activeLevel(sound)).as("level of %s", file).isCloseTo(-20, within(1.0));
        assertThat(Decibels.of(sound.peak())).as("peak of %s", file).isLessThan(-1);
        assertThat(audible(sound, 0, 1)).as("start of %s", file).isLessThan(100);
        assertThat(audible(sound, sound.length() - 1, -1)).as("end of %s", file).isLessThan(100);
        assertThat(SoundFiles.find(Path.of(base))).isPresent();
    }

    /** Milliseconds from one end to what is less than 50 dB below the peak. */
    private static int audible(Pcm sound, int from, int step) {
        double threshold = sound.peak() * Decibels.toAmplitude(-50);
        int samples = 0;
        while (Math.abs(sound.at(from + samples * step)) <= threshold) {
            samples++;
        }
        return samples * 1000 / sound.rate();
    }

    private Prepared timed(String what, Path sounds) {
        long start = System.nanoTime();
        Prepared prepared = context.getBean(PromptFolder.class).prepare(sounds);
        log.info("{} prompts {} in {} ms", prepared.written(), what, (System.nanoTime() - start) / 1_000_000);
        return prepared;
    }

    private Outcome<SpokenAudio> say(String text) {
        return context.getBean(Speech.class).say(new Utterance(Locale.CHINESE, text));
    }

    private void start(String espeak) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "civicline.speech.cache-dir",
                                folder.resolve("cache").toString(),
                                "civicline.speech.espeak-command",
                                espeak)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.scan("org.civicline.accessibility");
        context.refresh();
    }
}
