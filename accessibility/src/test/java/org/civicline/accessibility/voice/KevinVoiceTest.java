package org.civicline.accessibility.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.civicline.accessibility.audio.Loudness;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.foundation.Outcome;
import org.junit.jupiter.api.Test;

class KevinVoiceTest {

    private final KevinVoice voice = new KevinVoice(145);

    @Test
    void englishIsSpokenInMemoryAt16Kilohertz() {
        Pcm sound = voice.pronounce("This call is recorded.")
                .map(voice::speak)
                .orThrow()
                .orThrow();

        assertThat(sound.rate()).isEqualTo(16_000);
        assertThat(sound.duration()).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
        assertThat(Loudness.silent(sound)).isFalse();
    }

    @Test
    void hanziAreRefusedThatFreettsWouldSwallowSilently() {
        assertThat(voice.pronounce("Hello 您好")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("accessibility.unpronounceable");
            assertThat(refused.refusal().details()).containsEntry("characters", "您好");
        });
        assertThat(voice.pronounce("...")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void soundWithoutSpeechIsNotPassedOn() {
        // FreeTTS answers "success" to this, with not one sample.
        assertThat(voice.speak("您好"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("accessibility.speech-unavailable"));
    }
}
