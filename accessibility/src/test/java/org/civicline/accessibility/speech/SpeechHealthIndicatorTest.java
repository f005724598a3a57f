package org.civicline.accessibility.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class SpeechHealthIndicatorTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final ScriptedVoice mandarin = new ScriptedVoice("mandarin", 0.1);
    private final ScriptedVoice english = new ScriptedVoice("english", 0.1);

    @Test
    void aVoiceThatFailsIsSeenAndItsRecoveryToo() {
        SpeechHealthIndicator health = health(folder);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        mandarin.fails = true;
        clock.forward(Duration.ofSeconds(31));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("mandarin")).asString().contains("civicline.speech.espeak-command");
        assertThat(health.health().getDetails()).containsEntry("english", "speaks");

        mandarin.fails = false;
        clock.forward(Duration.ofSeconds(4));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void askingOftenDoesNotStartAProcessEachTime() {
        SpeechHealthIndicator health = health(folder);
        for (int i = 0; i < 10; i++) {
            health.health();
        }
        assertThat(mandarin.spoken).hasSize(1);
    }

    @Test
    void aCacheThatCannotBeWrittenIsSeen() {
        assertThat(health(Path.of("/proc/none")).health().getStatus()).isEqualTo(Status.DOWN);
    }

    private SpeechHealthIndicator health(Path cache) {
        return new SpeechHealthIndicator(
                mandarin, english, new SpeechCache(cache, DataSize.ofMegabytes(1), Duration.ofDays(1), clock), clock);
    }
}
