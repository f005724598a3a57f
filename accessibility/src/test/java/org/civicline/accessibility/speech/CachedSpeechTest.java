package org.civicline.accessibility.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.accessibility.audio.Loudness;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class CachedSpeechTest {

    private static final int LIMIT = 100;

    @TempDir
    Path folder;

    private final ScriptedVoice mandarin = new ScriptedVoice("mandarin", 0.02);
    private final ScriptedVoice english = new ScriptedVoice("english", 0.8);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void theSameSentenceIsSynthesisedOnce() {
        SpokenAudio first = chinese("您好").orThrow();
        SpokenAudio second = chinese("您好").orThrow();

        assertThat(second).isEqualTo(first);
        assertThat(first.base()).isAbsolute().startsWithRaw(folder);
        assertThat(mandarin.spoken).containsExactly("您好");
        assertThat(meters.counter("civicline.speech.requests", "result", "miss").count())
                .isEqualTo(1);
        assertThat(meters.counter("civicline.speech.requests", "result", "hit").count())
                .isEqualTo(1);
        assertThat(meters.timer("civicline.speech.synthesis", "outcome", "spoken")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void textsThatAreSaidAlikeShareTheirAudio() {
        assertThat(chinese("请按5").orThrow()).isEqualTo(chinese(" 请按５").orThrow());
    }

    @Test
    void anotherVoiceOrSpeedIsAnotherSound() {
        SpokenAudio one = chinese("您好").orThrow();
        CachedSpeech other = speech(new ScriptedVoice("mandarin faster", 0.1));

        assertThat(other.say(new Utterance(Locale.CHINESE, "您好")).orThrow().base())
                .isNotEqualTo(one.base());
    }

    @Test
    void manyWhoAskAtOnceGetTheSameOneFile() throws Exception {
        mandarin.waits = true;
        CachedSpeech speech = speech(mandarin);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SpokenAudio>> asking = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asking.add(threads.submit(
                        () -> speech.say(new Utterance(Locale.CHINESE, "请稍候")).orThrow()));
            }
            mandarin.gate.countDown();
            for (Future<SpokenAudio> one : asking) {
                assertThat(one.get()).isEqualTo(asking.getFirst().get());
            }
        }
        assertThat(mandarin.spoken).hasSize(1);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(SoundFormat.values().length);
        }
    }

    @Test
    void mixedTextIsSpokenByBothVoicesEquallyLoud() throws IOException {
        SpokenAudio audio = chinese("请连接WiFi").orThrow();

        assertThat(mandarin.spoken).containsExactly("请连接");
        assertThat(english.spoken).containsExactly("WiFi");
        byte[] bytes = Files.readAllBytes(audio.file(SoundFormat.SLN16));
        Pcm sound = Pcm.of16Bit(bytes, 0, 16_000, false);
        assertThat(sound.duration()).isBetween(Duration.ofMillis(700), Duration.ofMillis(800));
        assertThat(Loudness.activeLevel(sound.slice(0, 4_000))).isCloseTo(-20, within(1.0));
        assertThat(Loudness.activeLevel(sound.slice(sound.length() - 4_000, sound.length())))
                .isCloseTo(-20, within(1.0));
    }

    @Test
    void whatCannotBeSpokenIsRefusedWithItsReason() {
        assertThat(refusal(Locale.CHINESE, " \n").code()).isEqualTo("accessibility.text-empty");
        assertThat(refusal(Locale.CHINESE, "，。😀").code()).isEqualTo("accessibility.unpronounceable");
        assertThat(refusal(Locale.CHINESE, "您好Ж").details()).containsEntry("characters", "Ж");
        assertThat(refusal(Locale.CHINESE, "好".repeat(LIMIT + 1)))
                .isEqualTo(Refusal.invalid("accessibility.text-too-long").with("limit", LIMIT));
        assertThat(refusal(Locale.FRENCH, "Bonjour").code()).isEqualTo("accessibility.language-unsupported");
        assertThat(mandarin.spoken).isEmpty();
        assertThat(meters.counter("civicline.speech.requests", "result", "accessibility.text-empty")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFailureIsNotCached() {
        mandarin.fails = true;
        assertThat(refusal(Locale.CHINESE, "您好").kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);

        mandarin.fails = false;
        assertThat(chinese("您好").orThrow().duration()).isPositive();
    }

    private Outcome<SpokenAudio> chinese(String text) {
        return speech(mandarin).say(new Utterance(Locale.SIMPLIFIED_CHINESE, text));
    }

    private Refusal refusal(Locale locale, String text) {
        return switch (speech(mandarin).say(new Utterance(locale, text))) {
            case Outcome.Refused<SpokenAudio>(Refusal refusal) -> refusal;
            case Outcome.Done<SpokenAudio>(SpokenAudio audio) -> throw new AssertionError("spoken: " + audio);
        };
    }

    private CachedSpeech speech(ScriptedVoice voice) {
        SpeechCache cache = new SpeechCache(folder, DataSize.ofMegabytes(10), Duration.ofDays(30), Clock.systemUTC());
        return new CachedSpeech(new Voices(voice, english), cache, new SpeechMeters(meters), LIMIT);
    }
}
