package org.civicline.accessibility.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.mandarin.Lexicon;
import org.civicline.accessibility.mandarin.MandarinReader;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an engine that fails; a shell script plays its part. */
class EspeakVoiceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 1",
                "echo 'Error: no such voice' >&2; exit 0",
                "cat > /dev/null; echo not audio",
                "cat > /dev/null; kill -SEGV $$",
                "sleep 60",
                "while :; do echo loud >&2; done",
                "cat > /dev/null; cat /dev/zero"
            })
    void aFailingEngineIsAClearRefusalWithinTheTimeout(String script) {
        long start = System.nanoTime();

        assertUnavailable(voice(script).speak("nin2 hao3"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aProgramThatIsNotThereIsAClearRefusal() {
        EspeakSettings settings = settings(List.of("/nowhere/espeak-ng"));

        assertUnavailable(new EspeakVoice(settings, reader()).speak("nin2 hao3"));
    }

    @Test
    void silenceIsNotPassedOffAsSpeech() throws IOException {
        assertUnavailable(playing(wav(22_050, (short) 0)).speak("nin2 hao3"));
    }

    @Test
    void aFragmentIsNotPassedOffAsTheWholeSentence() throws IOException {
        assertUnavailable(playing(wav(2_205, (short) 9_000))
                .speak("qing3 shao1 hou4 ".repeat(10).strip()));
    }

    @Test
    void plausibleAudioIsTaken() throws IOException {
        Outcome<Pcm> spoken = playing(wav(22_050, (short) 9_000)).speak("nin2 hao3");

        assertThat(spoken.orThrow().length()).isEqualTo(22_050);
    }

    @Test
    void theEngineGetsPinyinOnStandardInputAndNothingOfTheTextOnItsCommandLine() throws IOException {
        Path seen = folder.resolve("seen");
        voice("cat > " + seen + "; echo \"$@\" >> " + seen).speak("xiong1 di4 , lv4 se4 !");

        assertThat(Files.readString(seen))
                .startsWith("<speak><prosody range=\"180%\">[[S;'ong55]] di4 , lv4 se4 !</prosody></speak>")
                .endsWith("-v cmn-latn-pinyin -s 170 -b 1 -m --stdin --stdout\n");
    }

    @Test
    void foreignLettersAreRefusedBeforeTheEngineIsAsked() {
        assertThat(voice("exit 1").pronounce("您好Привет"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().details().toString())
                                .contains("Привет"));
    }

    private static void assertUnavailable(Outcome<Pcm> outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            Refusal refusal = refused.refusal();
            assertThat(refusal.code()).isEqualTo("accessibility.speech-unavailable");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        });
    }

    private EspeakVoice playing(byte[] wav) throws IOException {
        Path file = folder.resolve("sound.wav");
        Files.write(file, wav);
        return voice("cat > /dev/null; cat " + file);
    }

    private static EspeakVoice voice(String script) {
        String listing = "if [ \"$1\" = --voices ]; then echo ' 5 cmn-latn-pinyin --/M Mandarin'; exit; fi; ";
        return new EspeakVoice(settings(List.of("/bin/sh", "-c", listing + script, "espeak-ng")), reader());
    }

    private static EspeakSettings settings(List<String> command) {
        return new EspeakSettings(command, null, "cmn-latn-pinyin", 170, 180, Duration.ofMillis(500), 2);
    }

    private static MandarinReader reader() {
        return new MandarinReader(Lexicon.bundled());
    }

    private static byte[] wav(int samples, short level) {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x7ffff024);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort((short) 1)
                .putInt(22_050)
                .putInt(44_100)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(0x7ffff000);
        for (int i = 0; i < samples; i++) {
            wav.putShort(i % 100 < 50 ? level : (short) -level);
        }
        return wav.array();
    }
}
