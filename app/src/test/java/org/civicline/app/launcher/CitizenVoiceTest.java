package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.civicline.simulators.audio.AudioClip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitizenVoiceTest {

    @TempDir
    Path folder;

    @Test
    void aCitizenSaysWhatWasTyped() throws Exception {
        CitizenVoice voice = new CitizenVoice(ApplicationProperties.of(Homes.settings(folder)));

        AudioClip clip = voice.say("你好，我家停水了");

        assertThat(clip.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
        assertThat(clip.level()).isGreaterThan(-40);
        assertThatThrownBy(() -> voice.say(""))
                .isInstanceOf(IOException.class)
                .hasMessage("this cannot be spoken (accessibility.text-empty)");
    }
}
