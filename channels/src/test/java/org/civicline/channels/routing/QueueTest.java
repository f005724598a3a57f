package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffId;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;

class QueueTest extends QueueWork {

    @Test
    void theFirstWhoWaitsGoesToTheAgentIdleLongest() throws Exception {
        StaffId idleLongest = node.readyAgent();
        clock.forward(Duration.ofSeconds(5));
        StaffId second = node.readyAgent();
        WorkItemId first = node.call("a");
        clock.forward(Duration.ofSeconds(1));
        WorkItemId next = node.call("b");

        Offer one = node.nextOffer();
        Offer two = node.nextOffer();

        assertThat(node.item(first).agent()).isEqualTo(idleLongest);
        assertThat(node.item(next).agent()).isEqualTo(second);
        assertThat(java.util.Set.of(one.reference(), two.reference())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aHigherPriorityGoesBeforeALongerWait() throws Exception {
        node.call("ordinary");
        clock.forward(Duration.ofSeconds(60));
        node.call("emergency", 10);
        node.readyAgent();

        assertThat(node.nextOffer().reference()).isEqualTo("emergency");
    }

    @Test
    void theSameReferenceTwiceIsOneItemInItsOldPlace() {
        WorkItemId first = node.call("a");
        node.call("b");

        assertThat(node.call("a", 99)).isEqualTo(first);
        assertThat(node.queue.position(first)).contains(1);
        assertThat(node.queue.open(WorkKind.CALL)).hasSize(2);
    }

    @Test
    void positionCountsThoseAheadThatNobodyAnsweredYet() throws Exception {
        WorkItemId first = node.call("a");
        WorkItemId second = node.call("b");
        WorkItemId urgent = node.call("c", 5);
        assertThat(node.queue.position(urgent)).contains(1);
        assertThat(node.queue.position(first)).contains(2);
        assertThat(node.queue.position(second)).contains(3);

        node.readyAgent();
        Offer offer = node.nextOffer();
        assertThat(node.queue.position(second)).contains(3);
        node.queue.accepted(offer.id());

        assertThat(node.queue.position(second)).contains(2);
        assertThat(node.queue.position(urgent)).isEmpty();
        assertThat(node.queue.position(new WorkItemId(java.util.UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void anAcceptedItemIsWorkedOnUntilFinishedAndThenWrappedUp() throws Exception {
        StaffId agent = node.readyAgent();
        WorkItemId call = node.call("a");
        Offer offer = node.nextOffer();
        assertThat(node.status(agent)).isEqualTo(Status.OFFERED);

        assertThat(node.queue.accepted(offer.id())).isTrue();
        assertThat(node.item(call).state()).isEqualTo(State.ACTIVE);
        assertThat(node.state(agent).item()).isEqualTo(call);
        assertThat(node.status(agent)).isEqualTo(Status.BUSY);

        node.queue.finished(call);
        node.queue.finished(call);
        assertThat(node.item(call).state()).isEqualTo(State.DONE);
        assertThat(node.status(agent)).isEqualTo(Status.WRAP_UP);

        clock.forward(Duration.ofSeconds(31));
        node.router.round();
        assertThat(node.status(agent)).isEqualTo(Status.READY);
    }

    @Test
    void withoutAfterCallWorkTheAgentIsReadyAtOnce() throws Exception {
        node = new Node(database, clock, new RoutingSettings(15, 2, 0, 15, 500));
        StaffId agent = node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());

        node.queue.finished(call);

        assertThat(node.status(agent)).isEqualTo(Status.READY);
    }

    @Test
    void exactlyOneOfManyAcceptsWins() throws Exception {
        node.readyAgent();
        node.call("a");
        OfferId offer = node.nextOffer().id();

        assertThat(AtOnce.many(10, () -> node.queue.accepted(offer)).stream().filter(won -> won))
                .hasSize(1);
    }

    @Test
    void whoDeclinesIsNotReadyAndTheItemKeepsItsPlaceForTheNext() throws Exception {
        StaffId first = node.readyAgent();
        clock.forward(Duration.ofSeconds(1));
        StaffId second = node.readyAgent();
        WorkItemId call = node.call("a");
        Instant enqueued = node.item(call).enqueuedAt();
        Offer offer = node.nextOffer();
        clock.forward(Duration.ofSeconds(1));
        node.call("b");

        node.queue.declined(offer.id(), "no-answer");
        node.queue.declined(offer.id(), "no-answer");

        assertThat(node.status(first)).isEqualTo(Status.NOT_READY);
        assertThat(node.state(first).reason()).isEqualTo("no-answer");
        assertThat(node.item(call).enqueuedAt()).isEqualTo(enqueued);
        Offer again = node.nextOffer();
        assertThat(again.reference()).isEqualTo("a");
        assertThat(again.agent()).isEqualTo(second);
        assertThat(node.queue.accepted(offer.id())).isFalse();
        assertThat(node.decisions(call)).containsExactly("longest-idle DECLINED no-answer", "longest-idle OPEN -");
        assertThat(node.withdrawn).isEmpty();
    }

    @Test
    void anOfferNobodyReportsOnIsTakenBackAfterItsTimeAndGrace() throws Exception {
        StaffId agent = node.readyAgent();
        WorkItemId call = node.call("a");
        Offer offer = node.nextOffer();

        clock.forward(Duration.ofSeconds(16));
        node.router.round();
        assertThat(node.item(call).state()).isEqualTo(State.OFFERED);
        clock.forward(Duration.ofSeconds(2));
        node.router.round();

        assertThat(node.item(call).state()).isEqualTo(State.WAITING);
        assertThat(node.state(agent).reason()).isEqualTo("no-answer");
        assertThat(node.queue.accepted(offer.id())).isFalse();
        assertThat(node.withdrawn.poll(5, TimeUnit.SECONDS)).isEqualTo(offer);
    }

    @Test
    void whoHangsUpWhileItRingsFreesTheAgentWhoKeepsTheirPlaceAmongTheIdle() throws Exception {
        StaffId agent = node.readyAgent();
        Instant ready = node.state(agent).since();
        WorkItemId call = node.call("a");
        clock.forward(Duration.ofSeconds(3));
        Offer offer = node.nextOffer();

        node.queue.abandon(call, "hung-up");
        node.queue.abandon(call, "hung-up");

        assertThat(node.item(call).state()).isEqualTo(State.ABANDONED);
        assertThat(node.status(agent)).isEqualTo(Status.READY);
        assertThat(Duration.between(ready, node.state(agent).since())).isLessThan(Duration.ofMillis(2));
        assertThat(node.withdrawn.poll(5, TimeUnit.SECONDS)).isEqualTo(offer);
        assertThat(node.queue.accepted(offer.id())).isFalse();
    }

    @Test
    void whoHangsUpInTheMomentOfTheAnswerEndsAsFinishedAndFreesTheAgent() throws Exception {
        StaffId agent = node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());

        node.queue.abandon(call, "hung-up");

        assertThat(node.item(call).state()).isEqualTo(State.DONE);
        assertThat(node.status(agent)).isEqualTo(Status.WRAP_UP);
    }

    @Test
    void aTransferIsOfferedToThatAgentOnlyAndFreesTheFirst() throws Exception {
        StaffId first = node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        StaffId longIdle = node.readyAgent();
        clock.forward(Duration.ofSeconds(9));
        StaffId chosen = node.readyAgent();

        OfferId offer = node.queue.transfer(call, chosen).orThrow();

        assertThat(node.queue.transfer(call, chosen)).isEqualTo(Outcome.done(offer));
        assertThat(node.nextOffer().agent()).isEqualTo(chosen);
        assertThat(node.status(first)).isEqualTo(Status.WRAP_UP);
        assertThat(node.status(longIdle)).isEqualTo(Status.READY);
        assertThat(node.queue.accepted(offer)).isTrue();
        assertThat(node.state(chosen).item()).isEqualTo(call);
        assertThat(node.decisions(call))
                .containsExactly("longest-idle ACCEPTED accepted", "transfer ACCEPTED accepted");
    }

    @Test
    void aTransferNotTakenComesToTheHeadOfTheQueue() throws Exception {
        node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        StaffId chosen = node.readyAgent();
        WorkItemId urgent = node.call("urgent", 100);
        OfferId offer = node.queue.transfer(call, chosen).orThrow();
        assertThat(node.nextOffer().agent()).isEqualTo(chosen);

        node.queue.declined(offer, "no-answer");

        assertThat(node.queue.position(call)).contains(1);
        assertThat(node.queue.position(urgent)).contains(2);
        StaffId third = node.readyAgent();
        Offer next = node.nextOffer();
        assertThat(next.reference()).isEqualTo("a");
        assertThat(next.agent()).isEqualTo(third);
    }

    @Test
    void aTransferToSomebodyWhoCannotTakeItIsRefusedAndChangesNothing() throws Exception {
        StaffId first = node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        StaffId away = node.readyAgent();
        node.agents.notReady(away, "break");

        assertThat(code(node.queue.transfer(call, away))).isEqualTo("channels.agent-not-available");
        assertThat(code(node.queue.transfer(call, first))).isEqualTo("channels.agent-not-available");
        assertThat(node.state(first).item()).isEqualTo(call);

        node.queue.finished(call);
        assertThat(code(node.queue.transfer(call, away))).isEqualTo("channels.not-active");
    }

    @Test
    void whoLeavesDuringATransferCountsAsAnsweredNotAsAbandoned() throws Exception {
        node.readyAgent();
        WorkItemId call = node.call("a");
        node.queue.accepted(node.nextOffer().id());
        node.queue.transfer(call, node.readyAgent()).orThrow();

        node.queue.abandon(call, "hung-up");

        var figures = node.queue.figures(Instant.EPOCH, clock.instant().plusSeconds(1));
        assertThat(figures.answered()).isEqualTo(1);
        assertThat(figures.abandoned()).isZero();
    }

    @Test
    void figuresCountTheServiceLevelFromTheFirstAnswer() throws Exception {
        WorkItemId quick = node.call("quick");
        node.readyAgent();
        clock.forward(Duration.ofSeconds(10));
        node.queue.accepted(node.nextOffer().id());
        node.queue.finished(quick);
        node.call("slow");
        clock.forward(Duration.ofSeconds(20));
        node.readyAgent();
        node.queue.accepted(node.nextOffer().id());
        node.queue.abandon(node.call("left"), "hung-up");
        node.call("waiting");
        clock.forward(Duration.ofSeconds(7));

        var figures = node.queue.figures(clock.instant().minusSeconds(3600), clock.instant());

        assertThat(figures.offered()).isEqualTo(4);
        assertThat(figures.answered()).isEqualTo(2);
        assertThat(figures.answeredInTarget()).isEqualTo(1);
        assertThat(figures.abandoned()).isEqualTo(1);
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.longestWaitSeconds()).isEqualTo(7);
        assertThat(figures.averageWaitSeconds()).isBetween(14.9, 15.5);
        assertThat(figures.targetSeconds()).isEqualTo(15);
    }

    @Test
    void whatNobodyHereCanCarryWaits() {
        node.readyAgent();
        WorkItemId chat =
                node.queue.enqueue(new NewWorkItem(WorkKind.CHAT, "chat", "hotline", 0, clock.instant(), Map.of()));

        node.router.round();

        assertThat(node.item(chat).state()).isEqualTo(State.WAITING);
        assertThat(node.queue.findByReference(WorkKind.CHAT, "chat")).isPresent();
    }

    @Test
    void aCarrierThatFailsGivesTheItemBackWithoutBlamingTheAgent() throws Exception {
        StaffId agent = node.readyAgent();
        WorkItemId call = node.call("a");
        node.carrierBroken = true;
        node.router.round();
        await(() -> node.item(call).state() == State.WAITING);
        assertThat(node.status(agent)).isEqualTo(Status.READY);

        node.carrierBroken = false;
        node.router.round();
        assertThat(node.offered).isEmpty();
        clock.forward(Duration.ofSeconds(3));
        assertThat(node.nextOffer().agent()).isEqualTo(agent);
    }

    @Test
    void detailsComeBackAsTheyWere() {
        WorkItemId call = node.queue.enqueue(new NewWorkItem(
                WorkKind.CALL, "a", "hotline", 0, clock.instant(), Map.of("from", "13800138000", "citizen", "王*")));

        assertThat(node.item(call).details()).isEqualTo(Map.of("from", "13800138000", "citizen", "王*"));
    }

    private static String code(Outcome<OfferId> outcome) {
        return outcome instanceof Outcome.Refused<OfferId>(Refusal refusal) ? refusal.code() : "done";
    }

    static void await(java.util.function.BooleanSupplier holds) throws InterruptedException {
        Instant until = Instant.now().plusSeconds(10);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("did not come true in 10 s");
            }
            Thread.sleep(5);
        }
    }
}
