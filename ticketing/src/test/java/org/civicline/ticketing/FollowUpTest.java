package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Statistics.Rates;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.FollowUpCallDue;
import org.civicline.ticketing.followup.Sweeping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@RecordApplicationEvents
class FollowUpTest extends CaseWork {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Autowired
    ApplicationContext context;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Statistics statistics;

    @Autowired
    TransactionTemplate transactions;

    /** Ten in the morning in the city, so that a day later nobody sleeps. */
    @BeforeEach
    void morning() {
        Instant now = clock.instant();
        var ten = now.atZone(CITY).withHour(10).withMinute(0).toInstant();
        clock.forward(Duration.between(now, ten.isAfter(now) ? ten : ten.plus(Duration.ofDays(1))));
    }

    @Test
    void whoDoesNotAnswerByTextIsCalledOnce() {
        TicketView ticket = asked();
        clock.forward(Duration.ofHours(23));
        sweep();
        assertThat(calls(ticket)).isEmpty();

        clock.forward(Duration.ofHours(1));
        sweep();
        sweep();
        assertThat(calls(ticket)).singleElement().satisfies(call -> {
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.phone()).isEqualTo(ticket.contact());
        });
        assertThat(followUps.find(ticket.id()).orElseThrow().callsTried()).isEqualTo(1);
    }

    @Test
    void severalNodesSweepingAtOnceCallOnce() throws Exception {
        TicketView ticket = asked();
        clock.forward(Duration.ofHours(24));
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = List.of(nodes.submit(this::sweep), nodes.submit(this::sweep), nodes.submit(this::sweep));
            for (var one : running) {
                one.get();
            }
        }
        assertThat(followUps.find(ticket.id()).orElseThrow().callsTried()).isEqualTo(1);
    }

    @Test
    void aCallThatFailsIsTriedAgainAndAfterTheSecondTheCaseEnds() {
        TicketView ticket = asked();
        clock.forward(Duration.ofHours(24));
        sweep();
        followUps.callFailed(ticket.id(), "no-answer", clock.instant());
        followUps.callFailed(ticket.id(), "no-answer", clock.instant());
        assertThat(tickets.find(ticket.id()).orElseThrow().status()).isEqualTo(TicketStatus.FOLLOW_UP);

        clock.forward(Duration.ofHours(4));
        sweep();
        assertThat(calls(ticket)).extracting(FollowUpCallDue::attempt).containsExactly(1, 2);
        followUps.callFailed(ticket.id(), "no-key", clock.instant());

        TicketView ended = tickets.find(ticket.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ended.satisfaction()).isNull();
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name))
                .endsWith("follow-up-asked", "follow-up-called", "follow-up-called", "closed");
        assertThat(tickets.history(ticket.id()).getLast().details()).containsEntry("because", "not-contacted");
    }

    @Test
    void callsOfWhichNobodyTellsHowTheyWentEndTheCaseToo() {
        TicketView ticket = asked();
        for (int day = 0; day < 3; day++) {
            clock.forward(Duration.ofHours(24));
            sweep();
        }
        assertThat(calls(ticket)).hasSize(2);
        assertThat(tickets.find(ticket.id()).orElseThrow().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void nobodyIsCalledAtNight() {
        clock.forward(Duration.ofHours(12));
        TicketView ticket = asked();
        clock.forward(Duration.ofHours(24));
        sweep();
        assertThat(calls(ticket)).isEmpty();
        clock.forward(Duration.ofHours(9));
        sweep();
        assertThat(calls(ticket)).isEmpty();
        clock.forward(Duration.ofHours(1));
        sweep();
        assertThat(calls(ticket)).hasSize(1);
    }

    @Test
    void whoWantsNoCallsIsGivenMoreTimeToWriteAndNeverCalled() {
        TicketView ticket = asked();
        signedIn.out();
        citizens.change(citizenOf(ticket), new CommunicationProfile("zh-CN", false, true, false))
                .orThrow();
        clock.forward(Duration.ofHours(71));
        sweep();
        assertThat(tickets.find(ticket.id()).orElseThrow().status()).isEqualTo(TicketStatus.FOLLOW_UP);
        clock.forward(Duration.ofHours(1));
        sweep();
        assertThat(calls(ticket)).isEmpty();
        assertThat(tickets.find(ticket.id()).orElseThrow().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void theFirstAnswerCounts() {
        TicketView ticket = asked();
        followUps.rate(ticket.id(), Satisfaction.NOT_SOLVED, Channel.SMS, null).orThrow();
        refused(
                followUps.rate(ticket.id(), Satisfaction.VERY_SATISFIED, Channel.PHONE, null),
                "ticketing.already-rated");
        assertThat(tickets.find(ticket.id()).orElseThrow().satisfaction()).isEqualTo(Satisfaction.NOT_SOLVED);
        assertThat(followUps.find(ticket.id())).isEmpty();
    }

    @Test
    void whoWasNotAskedOrNotInTimeCannotJudge() {
        TicketView replied = replied();
        signedIn.out();
        refused(followUps.rate(replied.id(), Satisfaction.FAIR, Channel.SMS, null), "ticketing.not-asked");
        TicketView closed = approved();
        tickets.close(closed.id(), "市民撤诉", closed.version()).orThrow();
        signedIn.out();
        refused(followUps.rate(closed.id(), Satisfaction.FAIR, Channel.SMS, null), "ticketing.follow-up-ended");
        refused(
                followUps.rate(new TicketId(java.util.UUID.randomUUID()), Satisfaction.FAIR, Channel.SMS, null),
                "ticketing.unknown-ticket");
    }

    @Test
    void aRefusedJudgementLeavesTheCallersTransactionAlive() {
        TicketView ticket = replied();
        signedIn.out();
        ContactPoint point = Samples.phone();
        transactions.executeWithoutResult(_ -> {
            interactions.begin(Samples.call(point, clock.instant()));
            refused(followUps.rate(ticket.id(), Satisfaction.FAIR, Channel.SMS, null), "ticketing.not-asked");
        });
        assertThat(citizens.recognise(point)).isInstanceOf(Citizens.Recognition.Known.class);
    }

    @Test
    void anyOfACitizensNumbersAnswersForTheCaseAskedLast() {
        TicketView first = asked();
        CitizenId citizen = citizenOf(first);
        var point = new ContactPoint(ContactPoint.Kind.PHONE, java.util.Objects.requireNonNull(first.contact()));
        assertThat(followUps.openFor(point).orElseThrow().ticket()).isEqualTo(first.id());
        assertThat(followUps.openFor(Samples.phone())).isEmpty();

        clock.forward(Duration.ofMinutes(1));
        signedIn.as(agent);
        TicketView second = tickets.open(form(citizen), key()).orThrow();
        second = tickets.dispatch(second.id(), "water", null, second.version()).orThrow();
        signedIn.as(officer);
        second = tickets.sign(second.id(), second.version()).orThrow();
        second = tickets.reply(second.id(), "好了", second.version()).orThrow();
        signedIn.as(agent);
        tickets.approve(second.id(), second.version()).orThrow();

        assertThat(followUps.openFor(point).orElseThrow().ticketNumber()).isEqualTo(second.number());
    }

    @Test
    void theThreeRatesCountWhatEnded() {
        // A day of its own, so that no other test's follow-ups are counted.
        clock.forward(Duration.ofDays(400));
        Instant from = clock.instant();
        Satisfaction[] grades = {Satisfaction.VERY_SATISFIED, Satisfaction.FAIR, Satisfaction.NOT_SOLVED};
        for (Satisfaction grade : grades) {
            followUps.rate(asked().id(), grade, Channel.SMS, null).orThrow();
        }
        TicketView byHand = approved();
        tickets.close(byHand.id(), "联系不上", byHand.version()).orThrow();
        asked();
        clock.forward(Duration.ofSeconds(1));
        var sample = new Statistics.Sample(4, 0, 0, 2, 1.9, null);
        assertThat(statistics.rates(from, clock.instant())).isEqualTo(new Rates(sample, sample, 1, 0, 0));
    }

    private TicketView asked() {
        TicketView ticket = approved();
        signedIn.out();
        return ticket;
    }

    private static CitizenId citizenOf(TicketView ticket) {
        return java.util.Objects.requireNonNull(ticket.citizen());
    }

    private List<FollowUpCallDue> calls(TicketView ticket) {
        return events.stream(FollowUpCallDue.class)
                .filter(call -> call.ticket().equals(ticket.id().value()))
                .toList();
    }

    /** What the scheduler does every half minute. */
    private void sweep() {
        Sweeping.once(context);
    }
}
