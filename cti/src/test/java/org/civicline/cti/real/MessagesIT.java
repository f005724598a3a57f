package org.civicline.cti.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.civicline.foundation.Role;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.InteractionView;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.junit.jupiter.api.Test;

/** What lies in the box when we come back. */
class MessagesIT extends RealTelephony {

    private static final Duration SWEEP = Duration.ofSeconds(60);
    private static final Duration SPOKEN = Duration.ofSeconds(3);

    private final Instant at = Instant.now().minusSeconds(120);

    @Test
    void everyMessageBecomesOneTicketWhateverCameBefore() throws Exception {
        interactions.begin(contact("100.1"));
        interactions.end(interactions.begin(contact("100.1")), new Ending(at, "abandoned"));
        var talked = interactions.begin(contact("100.2"));
        interactions.joined(talked, signedIn.newStaff("hotline", Role.AGENT).id(), at);
        interactions.end(talked, new Ending(at, "answered"));
        drop("100.1_13800138051", sound());
        drop("100.2_13800138052", sound());
        drop("100.3_", sound());
        Path cut = drop("100.4_13800138054", withoutLengths(sound()));
        Path nothing = drop(
                "100.5_13800138055", AudioClip.silence(Duration.ofMillis(300)).toWav());
        Path garbage = drop("100.6_13800138056", new byte[] {1, 2, 3});
        Path foreign = Files.write(box().resolve("readme.txt"), new byte[] {1});

        eventually("the messages are taken", SWEEP, () -> Files.notExists(cut) && Files.notExists(nothing));

        assertThat(left("100.1").tickets()).as("who had waited before").hasSize(1);
        assertThat(left("100.2:message").tickets()).as("who had talked before").hasSize(1);
        assertThat(found("100.2").result()).isEqualTo("answered");
        assertThat(found("100.2").recording()).isNull();
        assertThat(left("100.3").point()).as("a caller without a number").isNull();
        assertThat(left("100.3").tickets()).hasSize(1);
        assertThat(requireNonNull(left("100.4").recording()).millis())
                .as("Asterisk was killed")
                .isEqualTo(SPOKEN.toMillis());
        byte[] played = recording(
                signedIn.newStaff("hotline", Role.AGENT),
                "AGENT",
                left("100.4").id().toString(),
                null,
                200);
        assertThat(AudioClip.fromWav(played).dominantTone().isClear(CALLER_TONE))
                .isTrue();
        assertThat(interactions.findByReference(Channel.PHONE, "pbx:100.5")).isEmpty();
        assertThat(garbage).as("what cannot be read is kept").exists();
        assertThat(foreign).exists();
        Files.delete(garbage);
        Files.delete(foreign);
    }

    private NewInteraction contact(String leg) {
        return new NewInteraction(Channel.PHONE, true, "pbx:" + leg, null, null, at);
    }

    private InteractionView found(String leg) {
        return interactions.findByReference(Channel.PHONE, "pbx:" + leg).orElseThrow();
    }

    private InteractionView left(String leg) {
        InteractionView contact = found(leg);
        assertThat(contact.result()).isEqualTo("message-left");
        assertThat(contact.recording()).isNotNull();
        return contact;
    }

    /** Written under another name first, so that it is never seen half written or young. */
    private Path drop(String name, byte[] wav) throws IOException {
        Path part = Files.write(box().resolve(name + ".part"), wav);
        Files.setLastModifiedTime(part, FileTime.from(at));
        return Files.move(part, box().resolve("%s_%d.wav".formatted(name, at.getEpochSecond())));
    }

    private static byte[] sound() throws IOException {
        return AudioClip.tone(CALLER_TONE, SPOKEN, 0.3).toWav();
    }

    /** As a writer leaves it that was killed. */
    private static byte[] withoutLengths(byte[] wav) {
        byte[] cut = wav.clone();
        for (int i : new int[] {4, 5, 6, 7, 40, 41, 42, 43}) {
            cut[i] = 0;
        }
        return cut;
    }

    private Path box() {
        return asterisk.home.resolve("spool/messages");
    }
}
