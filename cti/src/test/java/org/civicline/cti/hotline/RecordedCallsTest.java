package org.civicline.cti.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.CivicLineTestApplication;
import org.civicline.channels.Agents;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.State;
import org.civicline.cti.RecordedAsterisk;
import org.civicline.cti.calls.Call;
import org.civicline.cti.calls.CallState;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.calls.CallTracker.Arrival;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of a call when Asterisk tells of it as it once did, or in another order, or twice. */
@SpringBootTest(classes = CivicLineTestApplication.class)
class RecordedCallsTest {

    private static final RecordedAsterisk ASTERISK = new RecordedAsterisk();
    private static final Duration LATE = Duration.ofSeconds(30);

    @Autowired
    CallTracker tracker;

    @Autowired
    WaitingRoom room;

    @Autowired
    WorkQueue queue;

    @Autowired
    Agents agents;

    @Autowired
    Interactions interactions;

    @Autowired
    Clock clock;

    private final StaffId agent = new StaffId(UUID.randomUUID());
    private String leg = "";
    private Call call;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("civicline.asterisk.ami-port", ASTERISK::port);
        registry.add("civicline.asterisk.ami-password", () -> "secret");
        registry.add("civicline.agi.port", () -> 0);
        registry.add("civicline.routing.wrap-up-seconds", () -> 0);
    }

    /** A caller waits, and an agent's telephone rings. */
    @BeforeEach
    void ring() {
        leg = UUID.randomUUID().toString();
        call = tracker.arrived(new Arrival(leg, "PJSIP/trunk-0", null, "13800138001", clock.instant()))
                .join();
        Waiting waiting = room.enter(call.id());
        tracker.enqueued(call).join();
        agents.line(agent, true);
        agents.ready(agent).orThrow();
        assertThat(waiting.next(LATE)).isNotNull();
        assertThat(now().state()).isEqualTo(CallState.RINGING);
    }

    @AfterEach
    void over() {
        agents.notReady(agent, "signed-out");
    }

    @Test
    void anAnsweredCallIsAnsweredAndOver() throws Exception {
        ASTERISK.says(recorded("answered", "1795331441.6"));

        ended("answered");
        assertThat(contact().staff()).isEqualTo(agent);
        await().atMost(LATE).until(() -> is(Status.READY));
    }

    @Test
    void toldTwiceItIsStillOneCall() throws Exception {
        List<String> twice = new ArrayList<>();
        for (String event : recorded("answered", "1795331441.6")) {
            twice.addAll(List.of(event, event));
        }

        ASTERISK.says(twice);

        ended("answered");
        assertThat(queue.find(Objects.requireNonNull(now().item()))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.DONE);
        await().atMost(LATE).until(() -> is(Status.READY));
    }

    @Test
    void anAnswerThatComesAfterTheEndWakesNobodyUp() throws Exception {
        List<String> backwards = new ArrayList<>(recorded("answered", "1795331441.6"));
        Collections.reverse(backwards);

        ASTERISK.says(backwards);

        ended("abandoned");
        // the next call is told of after all of this one was heard
        String first = leg;
        CallState state = now().state();
        ring();
        ASTERISK.says(recorded("abandoned-waiting", "1795331407.3"));
        ended("abandoned");
        assertThat(interactions
                        .findByReference(org.civicline.ticketing.Channel.PHONE, tracker.reference(first))
                        .map(InteractionView::result))
                .hasValue("abandoned");
        assertThat(state).isEqualTo(CallState.ENDED);
        assertThat(is(Status.BUSY)).isFalse();
    }

    @Test
    void whoeverIsRungAndNotThereIsNotTalking() throws Exception {
        List<String> events = recorded("unreachable", "1795331412.4");
        List<String> untilItIsOver = events.stream()
                .filter(event -> !(event.startsWith("Event: Hangup\n") && event.contains("\nUniqueid: " + leg)))
                .toList();
        assertThat(untilItIsOver).hasSize(events.size() - 1);

        ASTERISK.says(untilItIsOver);
        ASTERISK.says(List.of("Event: Hangup\nUniqueid: " + leg + "\nCause: 16"));

        ended("abandoned");
        assertThat(contact().joinedAt()).isNull();
    }

    private List<String> recorded(String name, String caller) {
        return RecordedAsterisk.events(name).stream()
                .map(event -> event.replaceAll("(?m): " + caller.replace(".", "\\.") + "$", ": " + leg))
                .toList();
    }

    private void ended(String result) {
        await().atMost(LATE).until(() -> now().over());
        assertThat(contact().result()).isEqualTo(result);
        assertThat(contact().endedAt()).isAfterOrEqualTo(contact().beganAt());
    }

    private Call now() {
        return tracker.find(call.id().toString()).orElseThrow();
    }

    private InteractionView contact() {
        return interactions.find(call.interaction()).orElseThrow();
    }

    private boolean is(Status status) {
        return agents.state(agent).filter(state -> state.status() == status).isPresent();
    }
}
