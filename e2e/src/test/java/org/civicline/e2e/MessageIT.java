package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The application is dead for longer than a caller is held; Asterisk alone serves who calls. */
@ExtendWith(CityThatBreaks.class)
@ResourceLock(CityThatBreaks.LOCK)
class MessageIT {

    private static final double CALLER_VOICE = 440;
    /** The tone after which one speaks. */
    private static final double BEEP = 1400;

    private static final Duration SOON = Duration.ofSeconds(10);
    /** In place of the minute that AsteriskConfigurationTest sees to. */
    private static final Duration HELD = Duration.ofSeconds(20);

    private static final Duration HELD_AND_PROMPT = HELD.plusSeconds(40);
    /** The supervisor tries again after at most 10 s. */
    private static final Duration RESTART = Duration.ofSeconds(150);

    private static final Duration SPOKEN = Duration.ofSeconds(4);

    @Test
    void whoeverCallsWhileWeAreDownIsHeldAndLeavesAMessageThatBecomesATicket(City city) throws Exception {
        String number = "13800139030";
        city.asterisk("dialplan set global MESSAGE_AFTER " + HELD.toSeconds());
        try (SipPhone phone = SipPhone.open("caller")) {
            StaffSession agent = city.signIn("agent05");
            Runnable back = keepDown(city);
            Instant called = Instant.now();
            OutgoingCall call = phone.call(
                    city.number("12345"),
                    CallerId.of(number),
                    CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_VOICE)));
            assertThat(call.awaitAnswered(SOON)).isTrue();

            assertThat(call.heard().awaitSound(Sound.SPEECH, SOON))
                    .as("is told that we are down")
                    .isTrue();
            assertThat(call.heard().awaitSound(Sound.MUSIC, SOON)).as("is held").isTrue();
            assertThat(call.heard().awaitTone(BEEP, HELD_AND_PROMPT))
                    .as("is asked for a message")
                    .isTrue();
            assertThat(Duration.between(called, Instant.now()))
                    .as("held before")
                    .isGreaterThan(HELD);
            await().atMost(Duration.ofSeconds(30)).until(() -> spoken(city).compareTo(SPOKEN) > 0);
            assertThat(call.state()).isEqualTo(CallState.TALKING);
            call.sendDigits("#");
            assertThat(call.awaitEnded(Duration.ofSeconds(30)))
                    .as("is thanked, and the call ends")
                    .isTrue();

            back.run();
            await().atMost(RESTART)
                    .ignoreExceptions()
                    .until(() ->
                            agent.send("GET", "/citizens?phone=" + number, null).status() == 200);
            String citizen = agent.get("/citizens?phone=" + number).get("id").asString();
            JsonNode contact =
                    only(agent.get("/citizens/" + citizen + "/timeline").get("items"), "phone-in");
            assertThat(contact.get("details").get("result").asString()).isEqualTo("message-left");
            List<JsonNode> tickets = agent.get("/tickets?citizen=" + citizen)
                    .get("items")
                    .valueStream()
                    .toList();
            assertThat(tickets).hasSize(1);
            assertThat(tickets.getFirst().get("title").asString()).contains("留言");
            AudioClip message = AudioClip.fromWav(
                    agent.download("/interactions/" + contact.get("interaction").asString() + "/recording"));
            assertThat(message.duration()).isGreaterThan(SPOKEN.minusSeconds(1));
            assertThat(message.dominantTone().isClear(CALLER_VOICE))
                    .as("the caller's voice")
                    .isTrue();
        } finally {
            city.asterisk("dialplan set global MESSAGE_AFTER 60");
        }
    }

    /**
     * Kills the application and takes from its supervisor what it needs for starting it again: where the configuration is
     * written a folder lies.
     *
     * @return lets it start again
     */
    private static Runnable keepDown(City city) throws IOException, InterruptedException {
        Path configuration = city.home().resolve("run/application.properties");
        Files.delete(configuration);
        Path inTheWay = Files.createDirectories(configuration.resolve("in-the-way"));
        city.kill("application");
        return () -> {
            try {
                Files.delete(inTheWay);
                Files.delete(configuration);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    /** What lies in the box: 16-bit sound at 8 kHz. */
    private static Duration spoken(City city) throws IOException {
        try (var files = Files.list(city.home().resolve("spool/messages"))) {
            return Duration.ofMillis(
                    files.mapToLong(file -> file.toFile().length()).sum() / 16);
        }
    }

    private static JsonNode only(JsonNode items, String what) {
        List<JsonNode> found = items.valueStream()
                .filter(one -> one.get("what").asString().equals(what))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
