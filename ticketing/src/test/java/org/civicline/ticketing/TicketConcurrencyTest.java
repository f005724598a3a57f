package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.civicline.foundation.Outcome;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class TicketConcurrencyTest extends CaseWork {

    @Autowired
    TicketStore store;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void ofTwoDispatchesAtOnceOneWinsAndTheOtherIsToldSo() throws Exception {
        TicketView ticket = opened();
        List<Outcome<TicketView>> outcomes = atOnce(
                () -> tickets.dispatch(ticket.id(), "water", null, ticket.version()),
                () -> tickets.dispatch(ticket.id(), "ecology", null, ticket.version()));
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        refused(
                outcomes.stream()
                        .filter(Outcome.Refused.class::isInstance)
                        .findFirst()
                        .orElseThrow(),
                "ticketing.changed-meanwhile");
        assertThat(tickets.history(ticket.id()).stream().map(Tickets.TicketEvent::name))
                .containsExactly("opened", "dispatched");
    }

    @Test
    void aFormSubmittedManyTimesAtOnceMakesOneTicket() throws Exception {
        NewTicket form = form(caller("王小明").id());
        String key = key();
        Callable<Outcome<TicketView>> submit = () -> tickets.open(form, key);
        var ids = new HashSet<TicketId>();
        for (var outcome : atOnce(submit, submit, submit, submit, submit, submit)) {
            ids.add(outcome.orThrow().id());
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        NewTicket form = form(caller("王小明").id());
        NewTicket other = form(caller("李芳").id());
        String key = key();
        signedIn.as(agent);
        tickets.open(form, key).orThrow();
        refused(tickets.open(other, key), "ticketing.idempotency-key-reused");
        refused(tickets.answerDirectly(form, null, "答复", key), "ticketing.idempotency-key-reused");
    }

    @Test
    void theSameKeyOfAnotherPersonIsAnotherTicket() {
        NewTicket form = form(caller("王小明").id());
        String key = key();
        signedIn.as(agent);
        TicketId first = tickets.open(form, key).orThrow().id();
        signedIn.as(supervisor);
        assertThat(tickets.open(form, key).orThrow().id()).isNotEqualTo(first);
        signedIn.out();
        TicketId system = tickets.openBySystem(form, key).orThrow().id();
        assertThat(tickets.openBySystem(form, key).orThrow().id()).isEqualTo(system);
    }

    @Test
    void aKeyWhoseTicketWasRefusedIsStillFree() {
        NewTicket form = form(caller("王小明").id());
        String key = key();
        signedIn.as(agent);
        refused(tickets.answerDirectly(form, null, "", key), "ticketing.answer-missing");
        assertThat(tickets.open(form, key)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aKeyMustBeOne() {
        NewTicket form = form(caller("王小明").id());
        signedIn.as(agent);
        refused(tickets.open(form, " "), "ticketing.idempotency-key-missing");
        refused(tickets.open(form, "钥匙"), "ticketing.idempotency-key-malformed");
        refused(tickets.open(form, "k".repeat(101)), "ticketing.idempotency-key-malformed");
    }

    @Test
    void manyTicketsAtOnceGetNumbersOfTheirOwn() throws Exception {
        CitizenId citizen = caller("王小明").id();
        Callable<Outcome<TicketView>> submit = () -> tickets.open(form(citizen), key());
        var numbers = new HashSet<String>();
        for (var outcome : atOnce(submit, submit, submit, submit, submit, submit, submit, submit)) {
            numbers.add(outcome.orThrow().number());
        }
        assertThat(numbers).hasSize(8);
    }

    @Test
    void aJudgementAndACloseAtOnceEndTheCaseOnce() throws Exception {
        TicketView ticket = approved();
        signedIn.out();
        List<Object> outcomes = race(() -> followUps.rate(ticket.id(), Satisfaction.FAIR, Channel.SMS, null), () -> {
            signedIn.as(agent);
            return tickets.close(ticket.id(), "市民撤诉", ticket.version());
        });
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(tickets.history(ticket.id()).stream()
                        .filter(event -> event.name().equals("closed")))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void twoMergedIntoEachOtherAtOnceLeaveOneOfThemToBeAnswered() throws Exception {
        TicketView one = opened();
        TicketView other = opened();
        List<Outcome<TicketView>> outcomes = atOnce(() -> merge(one, other), () -> merge(other, one));
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(List.of(status(one), status(other)))
                .containsExactlyInAnyOrder(TicketStatus.TO_DISPATCH, TicketStatus.MERGED);
    }

    /** Whoever is merged in time gets the answer, whoever is not has a case of their own: nobody waits for an answer that was given. */
    @RepeatedTest(5)
    void aMergeAndAnApprovalAtOnceLeaveNobodyWithoutAnAnswer() throws Exception {
        TicketView main = replied();
        TicketView part = opened();
        List<Outcome<TicketView>> outcomes =
                atOnce(() -> merge(part, main), () -> tickets.approve(main.id(), main.version()));
        boolean merged = outcomes.getFirst() instanceof Outcome.Done;
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Done.class);
        assertThat(status(part)).isEqualTo(merged ? TicketStatus.FOLLOW_UP : TicketStatus.TO_DISPATCH);
    }

    @Test
    void whoeverWaitedForACaseSeesAllThatWasDoneToItMeanwhile() throws Exception {
        TicketView ticket = dispatched();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TicketRow> waited = Objects.requireNonNull(transactions.execute(_ -> {
                tickets.take(ticket.id(), new SideStep.NameCoHandler("ecology", null), ticket.version())
                        .orThrow();
                Future<TicketRow> waiting = threads.submit(() -> Objects.requireNonNull(
                        transactions.execute(_ -> store.lock(ticket.id()).orElseThrow())));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> jdbc.sql("""
                                SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')
                                """).query(Boolean.class).single());
                return waiting;
            }));
            TicketRow row = waited.get(30, TimeUnit.SECONDS);
            assertThat(row.version()).isEqualTo(ticket.version() + 1);
            assertThat(row.coHandlers()).extracting(CoDuty::department).containsExactly("ecology");
            assertThat(row.clocks()).hasSize(5);
        }
    }

    private Outcome<TicketView> merge(TicketView part, TicketView main) {
        return tickets.take(part.id(), new SideStep.Merge(main.number(), "同一件事"), part.version());
    }

    private TicketStatus status(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow().status();
    }

    @SafeVarargs
    private List<Outcome<TicketView>> atOnce(Callable<Outcome<TicketView>>... calls) throws Exception {
        var asAgent = new ArrayList<Callable<Outcome<TicketView>>>();
        for (var call : calls) {
            asAgent.add(() -> {
                signedIn.as(agent);
                return call.call();
            });
        }
        return AtOnce.all(asAgent);
    }

    private List<Object> race(Callable<?>... calls) throws Exception {
        var list = new ArrayList<Callable<Object>>();
        for (var call : calls) {
            list.add(call::call);
        }
        return AtOnce.all(list);
    }
}
