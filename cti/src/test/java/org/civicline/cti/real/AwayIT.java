package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.testkit.Aside;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Asterisk without us: nobody is lost, nobody loses the place, a talk goes on. */
@Aside
class AwayIT extends RealTelephony {

    @Autowired
    @Qualifier("telephony")
    SmartLifecycle telephony;

    @Autowired
    Categories categories;

    @AfterEach
    void back() {
        asterisk.command("dialplan set global MESSAGE_AFTER 60");
        if (!telephony.isRunning()) {
            telephony.start();
        }
    }

    @Test
    void whoWaitsIsToldAndKeepsThePlaceAndATalkGoesOnWithoutUs() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall talking = call(CallerId.of("13800138020"));
        IncomingCall atAgent = agent.answers(LATE);
        hears(talking, 900, SOON);
        eventually("busy", () -> is(agent, Status.BUSY));
        OutgoingCall first = call(CallerId.of("13800138021"));
        eventually("the first waits", () -> queue.open(WorkKind.CALL).size() == 2);
        OutgoingCall second = call(CallerId.of("13800138022"));
        eventually("the second waits", () -> queue.open(WorkKind.CALL).size() == 3);
        List<QueuedItem> before = queue.open(WorkKind.CALL);

        telephony.stop();

        hears(first, TonePrompts.SYSTEM_DOWN, SOON);
        hears(first, TonePrompts.MUSIC, SOON);
        hears(talking, 900, SOON);
        assertThat(atAgent.state()).isEqualTo(CallState.TALKING);
        telephony.start();

        assertThat(queue.open(WorkKind.CALL).stream().map(QueuedItem::id))
                .containsExactlyElementsOf(before.stream().map(QueuedItem::id).toList());
        hears(talking, 900, SOON);
        atAgent.hangUp();
        assertThat(talking.awaitEnded(SOON)).isTrue();
        agent.answers(LATE);
        hears(first, 900, SOON);
        first.hangUp();
        agent.answers(LATE);
        hears(second, 900, SOON);
    }

    @Test
    void aTalkThatEndsWhileWeAreAwayIsEndedOnTheTimelineAtItsTime() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138023"));
        IncomingCall atAgent = agent.answers(LATE);
        hears(caller, 900, SOON);
        eventually("busy", () -> is(agent, Status.BUSY));
        QueuedItem item = queue.open(WorkKind.CALL).getFirst();
        telephony.stop();

        caller.hangUp();
        assertThat(atAgent.awaitEnded(SOON)).isTrue();
        telephony.start();

        eventually("it is over", () -> queue.find(item.id()).orElseThrow().endedAt() != null);
        var interaction = interactions
                .find(InteractionId.of(String.valueOf(item.details().get("interactionId"))))
                .orElseThrow();
        assertThat(interaction.result()).isEqualTo("answered");
        eventually("the agent is free", () -> is(agent, Status.READY));
        eventually(
                "the recording is kept",
                () -> interactions.find(interaction.id()).orElseThrow().recording() != null);
    }

    @Test
    void afterAMinuteWithoutUsACallerLeavesAMessageThatBecomesATicket() throws Exception {
        String number = "13800138024";
        asterisk.command("dialplan set global MESSAGE_AFTER 7");
        telephony.stop();
        OutgoingCall caller = call(CallerId.of(number));
        hears(caller, TonePrompts.SYSTEM_DOWN, SOON);
        hears(caller, TonePrompts.MUSIC, SOON);
        hears(caller, TonePrompts.LEAVE_MESSAGE, LATE);
        Path box = asterisk.home.resolve("spool/messages");
        eventually("the caller has spoken for three seconds", () -> bytesIn(box) > 3 * 16_000);
        caller.hangUp();
        telephony.start();

        eventually(
                "the message is taken",
                Duration.ofSeconds(60),
                () -> !messagesOf(number).isEmpty());
        eventually("the box is empty", () -> bytesIn(box) == 0);
        assertThat(messagesOf(number)).hasSize(1);
        InteractionView contact = messagesOf(number).getFirst();
        assertThat(contact.tickets()).hasSize(1);
        assertThat(categories.find("general"))
                .as("a category in a city that has made none")
                .isPresent();
        assertThat(contact.endedAt()).isAfterOrEqualTo(contact.beganAt());
        Agent agent = agent(900);
        AudioClip sound =
                AudioClip.fromWav(recording(agent.staff, "AGENT", contact.id().toString(), null, 200));
        assertThat(sound.dominantTone().isClear(CALLER_TONE)).isTrue();
    }

    private static long bytesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<InteractionView> messagesOf(String number) {
        ContactPoint from = ContactPoint.phone(number).orElseThrow();
        return jdbc
                .sql("select id::text from ticketing.interaction where result = 'message-left'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> interactions.find(InteractionId.of(id)).stream())
                .filter(contact -> from.equals(contact.point()))
                .toList();
    }
}
