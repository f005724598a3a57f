package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.StaffId;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;

/** An agent's line dies in the middle of a talk. */
class ReturnedTest extends QueueWork {

    @Test
    void whoWasTalkingIsNextBeforeEverybodyElseAndTheAgentNotReady() throws Exception {
        StaffId lost = node.readyAgent();
        WorkItemId call = node.call("talking");
        node.queue.accepted(node.nextOffer().id());
        QueuedItem before = node.item(call);
        clock.forward(Duration.ofSeconds(60));
        WorkItemId longest = node.call("waits");
        WorkItemId urgent = node.call("urgent", 9);

        assertThat(node.queue.returned(call, lost, "line-lost")).isTrue();

        QueuedItem after = node.item(call);
        assertThat(after.state()).isEqualTo(State.WAITING);
        assertThat(after.agent()).isNull();
        assertThat(after.enqueuedAt()).isEqualTo(before.enqueuedAt());
        assertThat(after.priority()).isEqualTo(before.priority());
        assertThat(node.queue.position(call)).contains(1);
        assertThat(node.queue.position(urgent)).contains(2);
        assertThat(node.queue.position(longest)).contains(3);
        assertThat(node.status(lost)).isEqualTo(Status.NOT_READY);
        assertThat(node.state(lost).reason()).isEqualTo("line-lost");
        assertThat(node.state(lost).item()).isNull();

        StaffId next = node.readyAgent();
        Offer offer = node.nextOffer();
        assertThat(offer.reference()).isEqualTo("talking");
        assertThat(offer.agent()).isEqualTo(next);
    }

    @Test
    void againOrLateItChangesNothing() throws Exception {
        StaffId lost = node.readyAgent();
        WorkItemId call = node.call("a");
        assertThat(node.queue.returned(call, lost, "line-lost")).isFalse();
        Offer offer = node.nextOffer();
        assertThat(node.queue.returned(call, lost, "line-lost")).isFalse();
        assertThat(node.item(call).state()).isEqualTo(State.OFFERED);
        node.queue.accepted(offer.id());
        assertThat(node.queue.returned(call, lost, "line-lost")).isTrue();
        assertThat(node.queue.returned(call, lost, "line-lost")).isFalse();

        StaffId next = node.readyAgent();
        node.queue.accepted(node.nextOffer().id());
        assertThat(node.queue.returned(call, lost, "line-lost")).isFalse();
        assertThat(node.item(call).agent()).isEqualTo(next);
        assertThat(node.status(next)).isEqualTo(Status.BUSY);

        node.queue.finished(call);
        assertThat(node.queue.returned(call, next, "line-lost")).isFalse();
        assertThat(node.item(call).state()).isEqualTo(State.DONE);
        assertThat(node.status(next)).isEqualTo(Status.WRAP_UP);
    }

    @Test
    void onTheBooksItIsOneCallAnsweredOnce() throws Exception {
        Instant from = clock.instant();
        StaffId lost = node.readyAgent();
        WorkItemId call = node.call("a");
        clock.forward(Duration.ofSeconds(4));
        node.queue.accepted(node.nextOffer().id());
        clock.forward(Duration.ofSeconds(60));
        node.queue.returned(call, lost, "line-lost");
        node.readyAgent();
        clock.forward(Duration.ofSeconds(5));
        node.queue.accepted(node.nextOffer().id());
        node.queue.finished(call);

        var figures = node.queue.figures(from, clock.instant().plusSeconds(1));

        assertThat(figures.offered()).isEqualTo(1);
        assertThat(figures.answered()).isEqualTo(1);
        assertThat(figures.answeredInTarget()).isEqualTo(1);
        assertThat(figures.averageWaitSeconds()).isBetween(3.9, 4.1);
        var waited = node.metrics.get("civicline.queue.wait").timer();
        assertThat(waited.count()).isEqualTo(1);
        assertThat(waited.max(TimeUnit.SECONDS)).isBetween(3.9, 4.1);
    }

    @Test
    void ofManyWhoSeeTheLineDieOneGivesTheCallBack() throws Exception {
        StaffId lost = node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());

        List<Boolean> answers = AtOnce.many(16, () -> node.queue.returned(call, lost, "line-lost"));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(node.item(call).state()).isEqualTo(State.WAITING);
    }

    @Test
    void aCallerWhoHangsUpInTheSameMomentIsGoneOnceAndTheAgentFree() throws Exception {
        for (int i = 0; i < 20; i++) {
            StaffId agent = node.readyAgent();
            WorkItemId call = node.call("call" + i);
            node.queue.accepted(node.nextOffer().id());

            AtOnce.many(8, () -> {
                node.queue.returned(call, agent, "line-lost");
                node.queue.abandon(call, "hung-up");
                return true;
            });

            assertThat(node.item(call).endedAt()).isNotNull();
            assertThat(node.state(agent).item()).isNull();
            node.agents.notReady(agent, "break");
        }
    }
}
