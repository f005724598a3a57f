package org.civicline.accessibility.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.civicline.accessibility.ProvisionedTools;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Spectrum;
import org.civicline.accessibility.mandarin.Lexicon;
import org.civicline.accessibility.mandarin.MandarinReader;
import org.civicline.accessibility.mandarin.Sounds;
import org.civicline.foundation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eSpeak NG that is provisioned, which changes with Debian: what we rely on it for. */
class EspeakVoiceIT {

    private static final String PROGRAM = ProvisionedTools.espeak().toString();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final EspeakVoice voice = new EspeakVoice(
            new EspeakSettings(List.of(PROGRAM), null, "cmn-latn-pinyin", 170, 180, TIMEOUT, 2),
            new MandarinReader(Lexicon.bundled()));

    @Test
    void everySyllableOfTheDictionaryIsSaidInMandarin() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> sounds = Sounds.all();
        for (int tone = 1; tone <= 5; tone++) {
            for (String sound : sounds) {
                // A clause for each, so that neither tones nor syllables touch.
                wrong.add(sound + tone);
            }
        }
        List<String> phonemes = phonemes(String.join(" ! ", wrong));

        assertThat(sounds).hasSizeGreaterThan(400);
        assertThat(phonemes).hasSameSizeAs(wrong);
        for (int i = 0; i < phonemes.size(); i++) {
            assertThat(phonemes.get(i)).as(wrong.get(i)).doesNotContain("(en)").containsPattern("[1-5]");
        }
    }

    @Test
    void theTonesHaveTheirShapes() {
        double[] level = contour("mu1");
        double[] rising = contour("mu2");
        double[] low = contour("mu3");
        double[] falling = contour("mu4");

        assertThat(last(level) / level[0]).as("tone 1 is level").isBetween(0.95, 1.2);
        assertThat(last(rising) / rising[0]).as("tone 2 rises").isGreaterThan(1.25);
        assertThat(Arrays.stream(low).min().orElseThrow() / level[0])
                .as("tone 3 is low")
                .isLessThan(0.85);
        assertThat(last(falling) / Arrays.stream(falling).max().orElseThrow())
                .as("tone 4 falls")
                .isLessThan(0.8);
    }

    @Test
    void aThirdToneBeforeAThirdToneRises() throws IOException {
        assertThat(phonemes("ni3 hao3"))
                .singleElement()
                .asString()
                .contains("35")
                .contains("214");
        assertThat(phonemes("ni3 , hao3")).as("not across a pause").allMatch(clause -> clause.contains("214"));
    }

    @Test
    void aThousandCharactersWithoutPunctuationLoseNoSyllable() throws IOException {
        String pinyin = voice.pronounce("您反映的问题正在办理中请您耐心等候".repeat(58)).orThrow();

        int syllables = MandarinReader.countSyllables(pinyin);
        int spoken = phonemes(pinyin).stream()
                .mapToInt(clause -> clause.split("\\|").length)
                .sum();

        assertThat(syllables).isEqualTo(17 * 58);
        assertThat(spoken).isEqualTo(syllables);
        assertThat(voice.speak(pinyin).orThrow().duration()).isGreaterThan(Duration.ofSeconds(170));
    }

    @Test
    void punctuationIsHeardAsPausesOfThreeLengths() {
        Duration none = spoken("nin2 hao3 qing3 shuo1");
        Duration comma = spoken("nin2 hao3 , qing3 shuo1");
        Duration semicolon = spoken("nin2 hao3 ; qing3 shuo1");
        Duration stop = spoken("nin2 hao3 ! qing3 shuo1");

        assertThat(comma.minus(none)).isBetween(Duration.ofMillis(100), Duration.ofMillis(400));
        assertThat(semicolon).isGreaterThan(comma);
        assertThat(stop).isGreaterThan(semicolon);
    }

    /** eSpeak takes the nearest name it knows: of {@code no-such-voice} the Norwegian {@code no}. */
    @ParameterizedTest
    @ValueSource(strings = {"no-such-voice", "cmn-latn", "xyz"})
    void aVoiceThatIsNotInstalledIsRefused(String name) {
        EspeakSettings settings = new EspeakSettings(List.of(PROGRAM), null, name, 170, 180, TIMEOUT, 2);

        assertThat(new EspeakVoice(settings, new MandarinReader(Lexicon.bundled())).speak("nin2 hao3"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aVariantOfTheVoiceIsTaken() {
        EspeakSettings settings =
                new EspeakSettings(List.of(PROGRAM), null, "cmn-latn-pinyin+f2", 170, 180, TIMEOUT, 2);

        assertThat(new EspeakVoice(settings, new MandarinReader(Lexicon.bundled())).speak("nin2 hao3"))
                .isInstanceOf(Outcome.Done.class);
    }

    private Duration spoken(String pinyin) {
        return voice.speak(pinyin).orThrow().duration();
    }

    /** The pitch of what is voiced, every ten milliseconds. */
    private double[] contour(String syllable) {
        Pcm sound = voice.speak(syllable).orThrow();
        double[] voiced = IntStream.iterate(0, at -> at < sound.length(), at -> at + sound.rate() / 100)
                .mapToDouble(at -> Spectrum.pitch(sound, at))
                .filter(pitch -> pitch > 0)
                .toArray();
        assertThat(voiced.length).isGreaterThan(8);
        return voiced;
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    /** What the engine makes of the pinyin, a line for each clause. */
    private static List<String> phonemes(String pinyin) throws IOException {
        ChildProcess espeak = new ChildProcess(
                List.of(PROGRAM, "-v", "cmn-latn-pinyin", "-b", "1", "-m", "--stdin", "-q", "-x"), Map.of(), TIMEOUT);
        String written = EspeakSpelling.spell(pinyin, 180);
        return new String(espeak.run(written), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
