package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.civicline.channels.Agents;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.WorkKind;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.testkit.Aside;
import org.civicline.ticketing.InteractionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** A power cut of the exchange. */
@Aside
class AsteriskLostIT extends RealTelephony {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Autowired
    @Qualifier("asteriskHealthIndicator")
    HealthIndicator health;

    @Autowired
    @Qualifier("softphoneLines")
    PbxListener lines;

    @Autowired
    Clock clock;

    @Test
    void agentsSeeItWithinFiveSecondsAndServiceResumesByItself() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138030"));
        agent.answers(LATE);
        hears(caller, 900, SOON);
        eventually(
                "talking",
                () -> "TALKING"
                        .equals(get(agent.staff, "/calls/current")
                                .body()
                                .path("state")
                                .asString()));
        String interaction =
                get(agent.staff, "/calls/current").body().get("interactionId").asString();

        asterisk.kill();

        eventually("the line is lost", FIVE_SECONDS, () -> !line(agent));
        eventually("health says so", FIVE_SECONDS, () -> isHealth(Status.DOWN));
        asterisk.start();
        eventually("health is good", () -> isHealth(Status.UP));
        eventually("the call is over", () -> queue.open(WorkKind.CALL).isEmpty());
        assertThat(interactions
                        .find(InteractionId.of(interaction))
                        .orElseThrow()
                        .result())
                .isEqualTo("answered");

        // the telephone registers again with the credential it has, and nobody needs to click
        eventually("the telephone is taken back", agent::isTakenBack);
        eventually("the agent is ready again", () -> is(agent, Agents.Status.READY));
        caller.hangUp();
        OutgoingCall next = call(CallerId.of("13800138031"));
        agent.answers(LATE);
        hears(next, 900, SOON);
    }

    @Test
    void aLinkThatIsBackAtOnceIsNoLossForAnybody() throws Exception {
        Agent agent = readyAgent(900);
        AgentState before = agents.state(agent.staff.id()).orElseThrow();
        for (int i = 0; i < 10; i++) {
            lines.heard(new PbxEvent.Disconnected(clock.instant()));
            lines.heard(new PbxEvent.Connected(clock.instant()));
        }
        // longer than it takes to see that the link is there
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < until) {
            assertThat(agents.state(agent.staff.id())).contains(before);
            Thread.sleep(20);
        }
    }

    private boolean isHealth(Status status) {
        Health now = health.health();
        return now != null && now.getStatus().equals(status);
    }

    private boolean line(Agent agent) {
        return agents.state(agent.staff.id()).filter(AgentState::line).isPresent();
    }
}
