package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffId;
import org.junit.jupiter.api.Test;

class AgentsTest extends QueueWork {

    private final StaffId agent = new StaffId(UUID.randomUUID());

    @Test
    void withoutALineNobodyIsReady() {
        assertThat(code(node.agents.ready(agent))).isEqualTo("channels.no-softphone");

        node.agents.line(agent, true);

        assertThat(code(node.agents.ready(agent))).isEqualTo("done");
        assertThat(node.status(agent)).isEqualTo(Status.READY);
    }

    @Test
    void aLostLineMakesAReadyAgentNotReady() {
        ready();

        node.agents.line(agent, false);

        assertThat(node.state(agent).reason()).isEqualTo("line-lost");
        assertThat(node.state(agent).line()).isFalse();
        assertThat(code(node.agents.ready(agent))).isEqualTo("channels.no-softphone");
    }

    @Test
    void whoseLineComesBackSoonIsReadyAgainByThemselves() {
        ready();
        node.agents.line(agent, false);
        clock.forward(Duration.ofSeconds(110));

        node.agents.line(agent, true);

        assertThat(node.status(agent)).isEqualTo(Status.READY);
        assertThat(node.state(agent).reason()).isNull();
    }

    @Test
    void whoseLineComesBackLateIsAskedFirst() {
        ready();
        node.agents.line(agent, false);
        clock.forward(Duration.ofSeconds(121));

        node.agents.line(agent, true);

        assertThat(node.status(agent)).isEqualTo(Status.NOT_READY);
        assertThat(node.state(agent).line()).isTrue();
    }

    @Test
    void whoWentForABreakBeforeOrWhileTheLineWasAwayStaysThere() {
        ready();
        node.agents.line(agent, false);
        node.agents.notReady(agent, "break");

        node.agents.line(agent, true);
        assertThat(node.state(agent).reason()).isEqualTo("break");

        node.agents.line(agent, false);
        node.agents.line(agent, true);
        assertThat(node.state(agent).reason()).isEqualTo("break");
    }

    @Test
    void ofAllLinesOnlyThoseThatDifferAreChanged() {
        ready();
        var other = new StaffId(UUID.randomUUID());
        var unknown = new StaffId(UUID.randomUUID());
        node.agents.line(other, true);
        AgentState before = node.state(agent);

        node.agents.lines(List.of(agent, unknown));

        assertThat(node.state(agent)).isEqualTo(before);
        assertThat(node.state(other).line()).isFalse();
        assertThat(node.state(unknown).line()).isTrue();
    }

    @Test
    void aLineLostWhileItRingsGivesTheCallToTheNext() throws Exception {
        ready();
        WorkItemId call = node.call("a");
        Offer offer = node.nextOffer();

        node.agents.line(agent, false);

        assertThat(node.item(call).state()).isEqualTo(State.WAITING);
        assertThat(node.state(agent).reason()).isEqualTo("line-lost");
        assertThat(node.withdrawn.poll(5, TimeUnit.SECONDS)).isEqualTo(offer);
    }

    @Test
    void aLineLostWhileTalkingLeavesTheTalkAndShowsAfterwards() throws Exception {
        ready();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());

        node.agents.line(agent, false);
        assertThat(node.status(agent)).isEqualTo(Status.BUSY);
        node.queue.finished(call);
        node.agents.wrappedUp(agent);

        assertThat(node.state(agent).reason()).isEqualTo("line-lost");
    }

    @Test
    void whoWantsABreakWhileTalkingGetsItWhenTheTalkIsOver() throws Exception {
        ready();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());

        node.agents.notReady(agent, "break");
        assertThat(node.status(agent)).isEqualTo(Status.BUSY);
        assertThat(node.state(agent).reason()).isEqualTo("break");
        assertThat(code(node.agents.ready(agent))).isEqualTo("channels.agent-busy");
        node.queue.finished(call);

        assertThat(node.status(agent)).isEqualTo(Status.NOT_READY);
        assertThat(node.state(agent).reason()).isEqualTo("break");
    }

    @Test
    void whoWantsABreakWhileItRingsGivesTheCallToTheNext() throws Exception {
        ready();
        WorkItemId call = node.call("a");
        Offer offer = node.nextOffer();

        node.agents.notReady(agent, "meeting");

        assertThat(node.state(agent).reason()).isEqualTo("meeting");
        assertThat(node.item(call).state()).isEqualTo(State.WAITING);
        assertThat(node.withdrawn.poll(5, TimeUnit.SECONDS)).isEqualTo(offer);
    }

    @Test
    void afterCallWorkEndsWhenTheAgentSaysSoAndOnlyThen() throws Exception {
        ready();
        node.agents.wrappedUp(agent);
        assertThat(node.status(agent)).isEqualTo(Status.READY);
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        node.queue.finished(call);
        assertThat(node.state(agent).until())
                .isEqualTo(node.state(agent).since().plusSeconds(30));
        clock.forward(Duration.ofSeconds(29));
        node.router.round();
        assertThat(node.status(agent)).isEqualTo(Status.WRAP_UP);

        node.agents.wrappedUp(agent);

        assertThat(node.status(agent)).isEqualTo(Status.READY);
        assertThat(node.state(agent).item()).isNull();
        assertThat(node.state(agent).until()).isNull();
    }

    @Test
    void theScreenIsToldWhenAfterCallWorkWillEnd() throws Exception {
        ready();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        node.queue.finished(call);

        assertThat(node.told)
                .filteredOn(news -> news.to().equals(agent) && news.type().equals("agent-state"))
                .last()
                .extracting(news -> ((AgentView)
                                java.util.Objects.requireNonNull(news.body().get("state")))
                        .until())
                .isEqualTo(node.state(agent).since().plusSeconds(30));
    }

    @Test
    void boardsShowWhoIsSignedIn() {
        ready();
        StaffId other = node.readyAgent();
        node.agents.notReady(other, "signed-out");

        assertThat(node.agents.all()).extracting(AgentState::agent).containsExactly(agent);
    }

    @Test
    void everyChangeIsToldToTheAgentsScreen() throws Exception {
        ready();
        node.call("a");
        node.queue.accepted(node.nextOffer().id());

        assertThat(node.told)
                .filteredOn(news -> news.to().equals(agent) && news.type().equals("agent-state"))
                .extracting(news -> ((AgentView)
                                java.util.Objects.requireNonNull(news.body().get("state")))
                        .status())
                .containsExactly(Status.NOT_READY, Status.READY, Status.OFFERED, Status.BUSY);
    }

    @Test
    void figuresAreToldToAllAtMostOnceASecond() {
        node.router.round();
        node.toldAll.clear();
        for (int i = 0; i < 5; i++) {
            node.call("call" + i);
            node.router.round();
        }
        assertThat(node.toldAll).isEmpty();

        clock.forward(Duration.ofMillis(1001));
        node.router.round();

        assertThat(node.toldAll).hasSize(1);
        Map<String, Object> figures = node.toldAll.element();
        assertThat(figures).containsEntry("waiting", 5L).containsEntry("targetSeconds", 15);
    }

    private void ready() {
        node.agents.line(agent, true);
        node.agents.ready(agent).orThrow();
    }

    private static String code(Outcome<AgentState> outcome) {
        return outcome instanceof Outcome.Refused<AgentState>(Refusal refusal) ? refusal.code() : "done";
    }
}
