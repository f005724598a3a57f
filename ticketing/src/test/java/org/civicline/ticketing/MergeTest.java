package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.civicline.ticketing.SideStep.Merge;
import org.civicline.ticketing.SideStep.Relate;
import org.civicline.ticketing.SideStep.Unmerge;
import org.civicline.ticketing.SideStep.Unrelate;
import org.civicline.ticketing.SideStep.Withdraw;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.ReplyApproved;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** One event, many citizens: worked on once, each of them told and asked. */
@RecordApplicationEvents
class MergeTest extends CaseWork {

    @Autowired
    Clocks clocks;

    @Autowired
    ApplicationEvents events;

    @Test
    void whatIsMergedKeepsItsCitizenAndItsNumberAndNoClock() {
        TicketView main = dispatched();
        TicketView other = opened();
        TicketView merged = take(other, new Merge(main.number(), "同一处施工"));
        assertThat(merged.status()).isEqualTo(TicketStatus.MERGED);
        assertThat(merged.number()).isEqualTo(other.number());
        assertThat(merged.citizen()).isEqualTo(other.citizen());
        assertThat(merged.dueAt()).isNull();
        assertThat(OpenClocks.of(clocks, merged.id())).isEmpty();
        assertThat(steps(merged)).endsWith("merged");
        assertThat(steps(main)).endsWith("merged-in");
        assertThat(merged.actions()).containsExactlyInAnyOrder("withdraw", "merge", "unmerge");
    }

    @Test
    void everyCitizenIsToldTheAnswerAndRatesForThemselves() {
        TicketView main = dispatched();
        TicketView one = take(opened(), new Merge(main.number(), "同一处施工"));
        TicketView other = take(opened(), new Merge(main.number(), "同一处施工"));
        answer(main);

        List<ReplyApproved> told = events.stream(ReplyApproved.class).toList();
        assertThat(told)
                .extracting(ReplyApproved::ticket)
                .containsExactlyInAnyOrder(
                        main.id().value(), one.id().value(), other.id().value());
        assertThat(told).extracting(ReplyApproved::reply).containsOnly("已责令停工。");
        assertThat(told).extracting(ReplyApproved::phone).doesNotContainNull().doesNotHaveDuplicates();

        signedIn.out();
        followUps.rate(one.id(), Satisfaction.SATISFIED, Channel.SMS, null).orThrow();
        followUps.rate(other.id(), Satisfaction.NOT_SOLVED, Channel.SMS, null).orThrow();
        signedIn.as(agent);
        assertThat(again(one).satisfaction()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(again(one).reply()).isEqualTo("已责令停工。");
        assertThat(again(one).lead()).isEqualTo("water");
        assertThat(again(main).status()).isEqualTo(TicketStatus.FOLLOW_UP);
        // Not solved for one of them: that one is done again by itself.
        TicketView redone = take(again(other), new SideStep.Redo("未解决"));
        assertThat(redone.status()).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(redone.lead()).isEqualTo("water");
    }

    @Test
    void aMergeIsTakenBackWhileThereIsNoAnswer() {
        TicketView main = dispatched();
        TicketView merged = take(opened(), new Merge(main.number(), "同一处施工"));
        TicketView apart = take(merged, new Unmerge("另一处工地"));
        assertThat(apart.status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(OpenClocks.of(clocks, apart.id()))
                .extracting(one -> one.face().duty())
                .containsExactly(Duty.DISPATCH);
        answer(main);
        assertThat(again(apart).status()).isEqualTo(TicketStatus.TO_DISPATCH);
        refused(tickets.take(apart.id(), new Merge(main.number(), "晚了"), apart.version()), "ticketing.main-not-open");
    }

    @Test
    void nobodyIsLeftBehindByAMainTicketThatEndsWithoutAnAnswer() {
        TicketView main = dispatched();
        TicketView merged = take(opened(), new Merge(main.number(), "同一处施工"));
        take(again(main), new Withdraw("搬走了"));
        assertThat(again(merged).status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(again(merged).dueAt()).isNotNull();
        assertThat(steps(merged)).endsWith("unmerged");
    }

    @Test
    void aMainTicketThatIsMergedTakesTheOthersAlong() {
        TicketView first = opened();
        TicketView merged = take(opened(), new Merge(first.number(), "同一处施工"));
        TicketView main = dispatched();
        take(again(first), new Merge(main.number(), "同一处施工"));
        answer(main);
        assertThat(again(merged).status()).isEqualTo(TicketStatus.FOLLOW_UP);
        assertThat(again(first).status()).isEqualTo(TicketStatus.FOLLOW_UP);
    }

    @Test
    void aDepartmentAtWorkOnADuplicateIsFreeOfIt() {
        TicketView main = dispatched();
        TicketView work = signed();
        signedIn.as(agent);
        TicketView merged = take(again(work), new Merge(main.number(), "重复"));
        assertThat(merged.lead()).isNull();
        assertThat(OpenClocks.of(clocks, merged.id())).isEmpty();
        signedIn.as(officer);
        assertThat(tickets.find(merged.id())).isEmpty();
    }

    @Test
    void aTicketIsNotMergedWithItselfNorIntoOneThatIsMerged() {
        TicketView main = dispatched();
        TicketView merged = take(opened(), new Merge(main.number(), "同一处施工"));
        TicketView other = opened();
        refused(tickets.take(other.id(), new Merge(other.number(), "x"), other.version()), "ticketing.same-ticket");
        refused(tickets.take(other.id(), new Merge(merged.number(), "x"), other.version()), "ticketing.main-not-open");
        refused(
                tickets.take(other.id(), new Merge("20200101-000000", "x"), other.version()),
                "ticketing.unknown-number");
        refused(tickets.take(merged.id(), new Merge(main.number(), "x"), merged.version()), "ticketing.merged-already");
        signedIn.as(officer);
        refused(tickets.take(other.id(), new Merge(main.number(), "x"), other.version()), "foundation.forbidden");
    }

    @Test
    void relatedIsRelatedBothWaysAndNothingElse() {
        TicketView one = dispatched();
        TicketView other = opened();
        take(one, new Relate(other.number()));
        take(other, new Relate(one.number()));
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.related WHERE ? IN (one_id, other_id)")
                        .param(one.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(again(one).version()).isEqualTo(one.version());
        assertThat(steps(one)).endsWith("related");
        assertThat(steps(other)).endsWith("related");
        take(other, new Unrelate(one.number()));
        assertThat(steps(one)).endsWith("unrelated");
    }

    private void answer(TicketView main) {
        signedIn.as(officer);
        TicketView work = tickets.sign(main.id(), again(main).version()).orThrow();
        work = tickets.reply(work.id(), "已责令停工。", work.version()).orThrow();
        signedIn.as(agent);
        tickets.approve(work.id(), work.version()).orThrow();
    }

    private List<String> steps(TicketView ticket) {
        return tickets.history(ticket.id()).stream().map(TicketEvent::name).toList();
    }

    private TicketView again(TicketView ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    private TicketView take(TicketView ticket, SideStep step) {
        return tickets.take(ticket.id(), step, ticket.version()).orThrow();
    }
}
