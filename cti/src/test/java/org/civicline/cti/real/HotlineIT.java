package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.civicline.channels.Agents.Status;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.junit.jupiter.api.Test;

/** What callers and agents hear. */
class HotlineIT extends RealTelephony {

    @Test
    void aCallerHearsTheGreetingWithinASecondThenThePlaceThenMusic() throws Exception {
        OutgoingCall call = call(CallerId.of("13800138000"));

        assertThat(call.awaitAnswered(SOON)).isTrue();
        hears(call, TonePrompts.GREETING, SOON);
        assertThat(call.timings().answered()).isLessThan(Duration.ofMillis(500));
        assertThat(call.timings().firstAudio()).isLessThan(Duration.ofSeconds(1));
        hears(call, TonePrompts.NEXT, SOON);
        hears(call, TonePrompts.MUSIC, SOON);
        call.hangUp();
    }

    @Test
    void agentAndCallerHearEachOther() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138001"));
        IncomingCall atAgent = agent.answers(LATE);

        hears(caller, 900, SOON);
        hears(atAgent, CALLER_TONE, SOON);
        assertThat(atAgent.header("X-CivicLine-Call")).isPresent();
        eventually("the agent is busy", () -> is(agent, Status.BUSY));

        atAgent.hangUp();
        assertThat(caller.awaitEnded(SOON)).isTrue();
        eventually("the agent is ready again", () -> is(agent, Status.READY));
    }
}
