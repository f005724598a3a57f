package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Department;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.SideStep.AcceptReturn;
import org.civicline.ticketing.SideStep.Arbitrate;
import org.civicline.ticketing.SideStep.CoSign;
import org.civicline.ticketing.SideStep.Contribute;
import org.civicline.ticketing.SideStep.DeclineCoHandling;
import org.civicline.ticketing.SideStep.NameCoHandler;
import org.civicline.ticketing.SideStep.ReleaseCoHandler;
import org.civicline.ticketing.SideStep.Resume;
import org.civicline.ticketing.SideStep.Suspend;
import org.civicline.ticketing.Tickets.CoHandlerView;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments that help whoever leads, on PostgreSQL. */
class CoHandlersTest extends CaseWork {

    @Autowired
    Clocks clocks;

    private StaffMember police = new StaffMember(new StaffId(new UUID(0, 0)), "", "", "", null, "", Set.of());

    @BeforeEach
    void aThirdDepartment() {
        departments.putAll(List.of(new Department("police", "公安局", "Police", Department.Level.CITY, null)));
        police = signedIn.newStaff("police", Role.OFFICER);
    }

    @Test
    void theyAreNamedWithTheDispatchSignAndTellTheLead() {
        TicketView ticket = helped();
        assertThat(ticket.coHandlers())
                .extracting(CoHandlerView::code, CoHandlerView::stand)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ecology", "NAMED"));
        assertThat(running(ticket, "ecology")).containsExactlyInAnyOrder(Duty.SIGN, Duty.REPLY);

        signedIn.as(otherOfficer);
        TicketView mine = again(ticket);
        assertThat(mine.actions()).containsExactlyInAnyOrder("co-sign", "co-decline");
        mine = take(mine, new CoSign());
        assertThat(running(mine, "ecology")).containsExactly(Duty.REPLY);
        assertThat(mine.actions()).containsExactlyInAnyOrder("contribute", "co-decline");
        mine = take(mine, new Contribute("噪声实测超标。"));
        assertThat(running(mine, "ecology")).isEmpty();
        assertThat(mine.status()).isEqualTo(TicketStatus.DISPATCHED);

        signedIn.as(officer);
        assertThat(again(mine).coHandlers().getFirst().text()).isEqualTo("噪声实测超标。");
        assertThat(tickets.history(mine.id()))
                .extracting(Tickets.TicketEvent::name)
                .contains("co-named", "co-signed", "contributed");
    }

    @Test
    void theLeadAloneAnswersAndTheDeskAloneCloses() {
        TicketView ticket = helped();
        signedIn.as(otherOfficer);
        TicketView mine = take(again(ticket), new CoSign());
        refused(tickets.reply(mine.id(), "我来答复", mine.version()), "ticketing.unknown-ticket");
        refused(tickets.sign(mine.id(), mine.version()), "ticketing.unknown-ticket");
        refused(tickets.close(mine.id(), "办结", mine.version()), "foundation.forbidden");
        refused(tickets.take(mine.id(), returning("不归我"), mine.version()), "ticketing.unknown-ticket");
        refused(tickets.take(mine.id(), new NameCoHandler("police", null), mine.version()), "ticketing.unknown-ticket");
    }

    @Test
    void theLeadNamesOthersOnceItHasSignedAndReleasesThem() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        refused(
                tickets.take(ticket.id(), new NameCoHandler("police", null), ticket.version()),
                "ticketing.not-in-this-state");
        TicketView work = tickets.sign(ticket.id(), ticket.version()).orThrow();
        work = take(work, new NameCoHandler("police", "请核实业主"));
        refused(
                tickets.take(work.id(), new NameCoHandler("police", null), work.version()),
                "ticketing.co-handles-already");
        refused(tickets.take(work.id(), new NameCoHandler("water", null), work.version()), "ticketing.leads-already");
        work = take(work, new ReleaseCoHandler("police", "已自行核实"));
        assertThat(work.coHandlers()).isEmpty();
        assertThat(running(work, "police")).isEmpty();
        signedIn.as(police);
        assertThat(tickets.find(work.id())).isEmpty();
    }

    @Test
    void whoDeclinesIsNamedAgainByTheDeskAndThenIsBound() {
        TicketView ticket = helped();
        signedIn.as(otherOfficer);
        TicketView after = take(again(ticket), new DeclineCoHandling("不涉及环保"));
        assertThat(tickets.find(ticket.id())).isEmpty();
        signedIn.as(officer);
        TicketView work = tickets.sign(after.id(), after.version()).orThrow();
        refused(tickets.take(work.id(), new NameCoHandler("ecology", null), work.version()), "ticketing.co-declined");
        signedIn.as(agent);
        work = take(work, new NameCoHandler("ecology", "工地噪声属环保"));
        signedIn.as(otherOfficer);
        refused(tickets.take(work.id(), new DeclineCoHandling("还是不涉及"), work.version()), "ticketing.duty-binds");
    }

    @Test
    void whatIsOwedWhenTheLeadAnswersIsOwedNoMoreButLateIsLate() {
        TicketView ticket = helped();
        signedIn.as(officer);
        TicketView work = tickets.sign(ticket.id(), ticket.version()).orThrow();
        work = take(work, new NameCoHandler("police", null));
        signedIn.as(police);
        take(again(work), new CoSign());
        clock.forward(Duration.ofDays(30));
        signedIn.as(officer);
        work = again(work);
        TicketView answered = tickets.reply(work.id(), "已处理", work.version()).orThrow();
        assertThat(OpenClocks.of(clocks, answered.id()))
                .extracting(one -> one.face().duty())
                .containsExactly(Duty.REVIEW);
        assertThat(clocks.of(answered.id()))
                .filteredOn(one ->
                        "police".equals(one.face().department()) && one.face().duty() == Duty.REPLY)
                .singleElement()
                .isInstanceOfSatisfying(
                        DutyClock.Stopped.class,
                        one -> assertThat(one.outcome()).isEqualTo(DutyClock.Outcome.LATE));
        assertThat(answered.coHandlers()).isEmpty();
    }

    @Test
    void theirTimeEndsNoLaterThanTheLeads() {
        TicketView ticket = signed();
        clock.forward(Duration.ofDays(2));
        ticket = take(ticket, new NameCoHandler("police", null));
        DutyClock lead = due(ticket, "water");
        assertThat(due(ticket, "police").dueAt()).isEqualTo(lead.dueAt());
    }

    @Test
    void theyStandStillWithTheCase() {
        TicketView ticket = helped();
        signedIn.as(officer);
        TicketView work = tickets.sign(ticket.id(), ticket.version()).orThrow();
        work = take(work, new Suspend("等市民补材料"));
        assertThat(OpenClocks.of(clocks, work.id())).allMatch(one -> one instanceof DutyClock.Paused);
        work = take(work, new Resume());
        assertThat(OpenClocks.of(clocks, work.id())).allMatch(one -> one instanceof DutyClock.Running);
    }

    @Test
    void whoBecomesTheLeadHelpsNoMore() {
        TicketView ticket = helped();
        signedIn.as(officer);
        TicketView asked = take(again(ticket), returning("不归我"));
        signedIn.as(agent);
        asked = take(asked, new SideStep.RefuseReturn("归你"));
        signedIn.as(officer);
        asked = take(asked, new SideStep.Dispute("不服"));
        signedIn.as(supervisor);
        TicketView decided = take(asked, new Arbitrate("ecology", "归环保"));
        assertThat(decided.lead()).isEqualTo("ecology");
        assertThat(decided.coHandlers()).isEmpty();
        assertThat(running(decided, "ecology")).containsExactlyInAnyOrder(Duty.SIGN, Duty.FIRST_CONTACT, Duty.REPLY);
    }

    @Test
    void nobodyHelpsWhereNobodyLeads() {
        TicketView ticket = helped();
        signedIn.as(officer);
        TicketView asked = take(again(ticket), returning("不归我"));
        signedIn.as(agent);
        TicketView back = take(asked, new AcceptReturn());
        assertThat(back.coHandlers()).isEmpty();
        assertThat(OpenClocks.of(clocks, back.id()))
                .extracting(one -> one.face().duty())
                .containsExactly(Duty.DISPATCH);
        signedIn.as(otherOfficer);
        assertThat(tickets.find(back.id())).isEmpty();
    }

    @Test
    void theyFindWhatTheyHelpWithAndNeverWhoReportedIt() {
        Caller informant = caller("郑举报");
        signedIn.as(agent);
        NewTicket form = form(informant.id(), TicketType.REPORT, Urgency.NORMAL);
        TicketView report = tickets.open(form, key()).orThrow();
        tickets.dispatch(report.id(), "water", List.of("ecology"), null, report.version())
                .orThrow();
        signedIn.as(otherOfficer);
        assertThat(again(report).citizenName()).isNull();
        assertThat(again(report).contact()).isNull();
        assertThat(tickets.list(new TicketFilter(Set.of(), null, null, report.number(), true, null, false), null, 10)
                        .items())
                .extracting(TicketLine::id)
                .containsExactly(report.id());
        assertThat(tickets.list(new TicketFilter(Set.of(), null, null, report.number(), false, null, false), null, 10)
                        .items())
                .isEmpty();
        assertThat(tickets.list(new TicketFilter(Set.of(), null, informant.id(), null, true, null, false), null, 10)
                        .items())
                .isEmpty();
        signedIn.as(police);
        assertThat(tickets.find(report.id())).isEmpty();
        assertThat(tickets.list(new TicketFilter(Set.of(), "ecology", null, null, true, null, false), null, 10)
                        .items())
                .extracting(TicketLine::id)
                .doesNotContain(report.id());
    }

    @Test
    void aDispatchThatNamesTheLeadAsItsHelperIsRefusedWhole() {
        TicketView ticket = opened();
        refused(
                tickets.dispatch(ticket.id(), "water", List.of("water"), null, ticket.version()),
                "ticketing.leads-already");
        refused(
                tickets.dispatch(ticket.id(), "water", List.of("nowhere"), null, ticket.version()),
                "ticketing.unknown-department");
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.TO_DISPATCH);
    }

    private TicketView helped() {
        TicketView ticket = opened();
        return tickets.dispatch(ticket.id(), "water", List.of("ecology"), "请一并核查", ticket.version())
                .orThrow();
    }

    private TicketView again(TicketView ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    private TicketView take(TicketView ticket, SideStep step) {
        return tickets.take(ticket.id(), step, ticket.version()).orThrow();
    }

    private List<Duty> running(TicketView ticket, String department) {
        return OpenClocks.of(clocks, ticket.id()).stream()
                .filter(one -> department.equals(one.face().department()))
                .map(one -> one.face().duty())
                .toList();
    }

    private DutyClock due(TicketView ticket, String department) {
        return OpenClocks.of(clocks, ticket.id()).stream()
                .filter(one ->
                        department.equals(one.face().department()) && one.face().duty() == Duty.REPLY)
                .findFirst()
                .orElseThrow();
    }
}
