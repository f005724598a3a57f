package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** An agent's telephone dies in the middle of a talk; nobody has hung up. */
class LineLostIT extends RealTelephony {

    @Autowired
    @Qualifier("telephony")
    SmartLifecycle telephony;

    @AfterEach
    void back() {
        if (!telephony.isRunning()) {
            telephony.start();
        }
    }

    @Test
    void theCallerWaitsAgainBeforeAllOthersAndIsAnsweredByTheNextAgentInOneCall() throws Exception {
        Agent first = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138040"));
        IncomingCall atFirst = first.answers(LATE);
        hears(caller, 900, SOON);
        hears(atFirst, CALLER_TONE, SOON);
        talksForASecond(caller);
        eventually("busy", () -> is(first, Status.BUSY));
        QueuedItem talking = queue.open(WorkKind.CALL).getFirst();
        OutgoingCall other = call(CallerId.of("13800138041"));
        eventually("another waits", () -> queue.open(WorkKind.CALL).size() == 2);

        first.dies();

        hears(caller, TonePrompts.MUSIC, LATE);
        eventually("in the queue again", () -> item(talking).state() == State.WAITING);
        assertThat(caller.state()).isEqualTo(CallState.TALKING);
        assertThat(queue.position(talking.id())).contains(1);
        assertThat(item(talking).enqueuedAt()).isEqualTo(talking.enqueuedAt());
        assertThat(agents.state(first.staff.id()).orElseThrow().reason()).isEqualTo("line-lost");
        assertThat(is(first, Status.NOT_READY)).isTrue();
        hears(caller, TonePrompts.NEXT, LATE);

        Agent second = readyAgent(1000);
        IncomingCall atSecond = second.answers(LATE);
        hears(caller, 1000, SOON);
        hears(atSecond, CALLER_TONE, SOON);
        assertThat(other.heard().tone().isClear(1000)).isFalse();
        talksForASecond(caller);
        atSecond.hangUp();
        assertThat(caller.awaitEnded(SOON)).isTrue();

        eventually("the recording is kept", () -> contact(talking).recording() != null);
        InteractionView contact = contact(talking);
        assertThat(contact.result()).isEqualTo("answered");
        assertThat(contact.staff()).isEqualTo(second.staff.id());
        assertThat(jdbc.sql("select count(*) from ticketing.interaction where reference = :reference")
                        .param("reference", contact.reference())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        AudioClip sound =
                AudioClip.fromWav(recording(second.staff, "AGENT", contact.id().toString(), null, 200));
        assertThat(heardIn(sound, 900)).as("the first talk is in the recording").isTrue();
        assertThat(heardIn(sound, 1000))
                .as("the second talk is in the recording")
                .isTrue();
        other.hangUp();
    }

    @Test
    void aCallerWhoDoesNotWaitForAnotherAgentWasAnswered() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138042"));
        agent.answers(LATE);
        hears(caller, 900, SOON);
        eventually("busy", () -> is(agent, Status.BUSY));
        QueuedItem talking = queue.open(WorkKind.CALL).getFirst();

        agent.dies();
        eventually("in the queue again", () -> item(talking).state() == State.WAITING);
        caller.hangUp();

        eventually("over", () -> item(talking).endedAt() != null);
        eventually("the recording is kept", () -> contact(talking).recording() != null);
        assertThat(contact(talking).result()).isEqualTo("answered");
    }

    @Test
    void aLineThatDiesWhileWeAreAwayCostsTheCallerNothingEither() throws Exception {
        Agent first = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138043"));
        first.answers(LATE);
        hears(caller, 900, SOON);
        eventually("busy", () -> is(first, Status.BUSY));
        QueuedItem talking = queue.open(WorkKind.CALL).getFirst();
        telephony.stop();

        first.dies();

        hears(caller, TonePrompts.SYSTEM_DOWN, LATE);
        hears(caller, TonePrompts.MUSIC, SOON);
        telephony.start();
        eventually("in the queue again", () -> item(talking).state() == State.WAITING);
        assertThat(is(first, Status.NOT_READY)).isTrue();
        Agent second = readyAgent(1000);
        second.answers(LATE);
        hears(caller, 1000, SOON);
    }

    private QueuedItem item(QueuedItem of) {
        return queue.find(of.id()).orElseThrow();
    }
}
