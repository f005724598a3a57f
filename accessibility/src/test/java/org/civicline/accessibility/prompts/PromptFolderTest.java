package org.civicline.accessibility.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.accessibility.PromptBundle;
import org.civicline.accessibility.PromptFolder.Prepared;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.accessibility.audio.SoundFiles;
import org.civicline.accessibility.audio.Spectrum;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptFolderTest {

    private static final PromptBundle TELEPHONE =
            new PromptBundle("messages/telephone", Map.of(PhonePrompt.POSITION, PhonePrompt.LAST_POSITION));
    private static final PromptBundle OTHERS = new PromptBundle("messages/other-prompts");
    /** Three of the nineteen texts take arguments; one of them is counted. */
    private static final int FILES_A_LANGUAGE = 16 + PhonePrompt.LAST_POSITION;

    @TempDir
    Path folder;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile String unspeakable = "nothing";

    @Test
    void thePromptsLieUnderPlainNamesInAFolderForEachLanguage() {
        Prepared prepared = folder(TELEPHONE).prepare(sounds());

        assertThat(prepared).isEqualTo(new Prepared(2 * FILES_A_LANGUAGE, 0, Map.of()));
        for (String name : List.of("zh/greeting", "zh/position-1", "zh/position-50", "en/system-down", "en/goodbye")) {
            assertThat(sounds().resolve(name + ".sln16")).exists();
            assertThat(sounds().resolve(name + ".alaw")).exists();
        }
        assertThat(sounds().resolve("zh/position.alaw")).doesNotExist();
        assertThat(sounds().resolve("zh/rating-question.alaw")).doesNotExist();
    }

    @Test
    void aSecondStartSaysNothingAgain() {
        folder(TELEPHONE).prepare(sounds());
        said.clear();

        Prepared prepared = folder(TELEPHONE).prepare(sounds());

        assertThat(prepared).isEqualTo(new Prepared(0, 2 * FILES_A_LANGUAGE, Map.of()));
        assertThat(said).isEmpty();
    }

    @Test
    void whatIsMissingOrBrokenIsWrittenAgainAndNothingElse() throws IOException {
        folder(TELEPHONE).prepare(sounds());
        said.clear();
        Files.delete(sounds().resolve("zh/greeting.alaw"));
        Files.write(sounds().resolve("zh/goodbye.sln16"), new byte[100]);
        Files.writeString(sounds().resolve("zh/operators-own.alaw"), "left alone");

        Prepared prepared = folder(TELEPHONE).prepare(sounds());

        assertThat(prepared.written()).isEqualTo(2);
        assertThat(said).hasSize(2);
        assertThat(SoundFiles.find(sounds().resolve("zh/greeting"))).isPresent();
        assertThat(sounds().resolve("zh/operators-own.alaw")).hasContent("left alone");
    }

    @Test
    void anotherVoiceOrLexiconWritesThemAllAgain() {
        folder(TELEPHONE).prepare(sounds());

        Prepared prepared = folder("voices 2", TELEPHONE).prepare(sounds());

        assertThat(prepared.written()).isEqualTo(2 * FILES_A_LANGUAGE);
    }

    @Test
    void aPromptThatFailsIsNamedAndTriedAgainNextTime() {
        unspeakable = "感谢您的来电";

        Prepared prepared = folder(TELEPHONE).prepare(sounds());
        assertThat(prepared.complete()).isFalse();
        assertThat(prepared.failed()).containsOnlyKeys("zh/goodbye");

        unspeakable = "nothing";
        assertThat(folder(TELEPHONE).prepare(sounds())).isEqualTo(new Prepared(1, 2 * FILES_A_LANGUAGE - 1, Map.of()));
    }

    @Test
    void aModuleCanBringItsOwnPrompts() {
        folder(TELEPHONE, OTHERS).prepare(sounds());

        assertThat(sounds().resolve("zh/lunch.alaw")).exists();
        assertThat(said).contains("zh 午休时间", "en Lunch break");
        assertThat(prompts(TELEPHONE, OTHERS).text("lunch", Locale.ENGLISH)).isEqualTo("Lunch break");
    }

    @Test
    void everyNameHasATextInBothLanguages() throws IllegalAccessException {
        SpokenPrompts prompts = prompts(TELEPHONE);
        ResourceBundle chinese = ResourceBundle.getBundle("messages/telephone", Locale.CHINESE);
        ResourceBundle english = ResourceBundle.getBundle("messages/telephone", Locale.ENGLISH);

        for (var field : PhonePrompt.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof String name) {
                String zh = prompts.text(name, Locale.CHINESE, 7);
                String en = prompts.text(name, Locale.ENGLISH, 7);
                assertThat(zh).containsPattern("\\p{IsHan}").doesNotContain("{");
                assertThat(en).doesNotContainPattern("\\p{IsHan}").doesNotContain("{");
            }
        }
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese.keySet()).isEqualTo(names());
    }

    @Test
    void aCountIsWordedByItsNumber() {
        SpokenPrompts prompts = prompts(TELEPHONE);

        assertThat(prompts.text(PhonePrompt.POSITION, Locale.CHINESE, 3)).isEqualTo("您前面还有3位市民在等候，请稍候。");
        assertThat(prompts.text(PhonePrompt.POSITION, Locale.ENGLISH, 1)).startsWith("There is one caller ahead");
        assertThat(prompts.text(PhonePrompt.POSITION, Locale.ENGLISH, 2)).startsWith("There are 2 callers ahead");
    }

    @Test
    void aTextWithATicketNumberIsSaidWhenAskedFor() {
        prompts(TELEPHONE)
                .sound(PhonePrompt.RATING_INTRODUCTION, Locale.CHINESE, "20261122000123")
                .orThrow();

        assertThat(said).singleElement().asString().contains("20261122000123");
    }

    @Test
    void anUnknownNameIsAMistakeOfTheProgrammer() {
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> prompts(TELEPHONE).text("no-such-prompt", Locale.CHINESE));
    }

    private static Set<String> names() {
        return Arrays.stream(PhonePrompt.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> field.getName().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(java.util.stream.Collectors.toSet());
    }

    private Path sounds() {
        return folder.resolve("sounds");
    }

    private SynthesisedPromptFolder folder(PromptBundle... bundles) {
        return folder("voices 1", bundles);
    }

    private SynthesisedPromptFolder folder(String voices, PromptBundle... bundles) {
        return new SynthesisedPromptFolder(new PromptTexts(List.of(bundles)), speech(), voices, 2);
    }

    private SpokenPrompts prompts(PromptBundle... bundles) {
        return new SpokenPrompts(new PromptTexts(List.of(bundles)), speech());
    }

    private Speech speech() {
        return this::say;
    }

    private Outcome<SpokenAudio> say(Utterance utterance) {
        said.add(utterance.locale().getLanguage() + " " + utterance.text());
        if (utterance.text().contains(unspeakable)) {
            return Outcome.refused(Refusal.conflict("accessibility.speech-unavailable"));
        }
        try {
            Path base = folder.resolve(
                    "cache/" + SoundFormat.ALAW + utterance.text().hashCode());
            return Outcome.done(SoundFiles.write(base, Spectrum.sine(500, 0.1, 0.2, 16_000)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
