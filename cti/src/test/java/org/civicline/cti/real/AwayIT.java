package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.ticketing.InteractionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Asterisk without us. */
class AwayIT extends RealTelephony {

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
}
