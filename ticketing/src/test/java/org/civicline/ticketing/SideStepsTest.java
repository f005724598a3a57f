package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.SideStep.AcceptReturn;
import org.civicline.ticketing.SideStep.Arbitrate;
import org.civicline.ticketing.SideStep.AskExtension;
import org.civicline.ticketing.SideStep.BackUp;
import org.civicline.ticketing.SideStep.Dispute;
import org.civicline.ticketing.SideStep.GrantExtension;
import org.civicline.ticketing.SideStep.HandDown;
import org.civicline.ticketing.SideStep.NotAccept;
import org.civicline.ticketing.SideStep.Redo;
import org.civicline.ticketing.SideStep.RefuseExtension;
import org.civicline.ticketing.SideStep.RefuseReturn;
import org.civicline.ticketing.SideStep.Reopen;
import org.civicline.ticketing.SideStep.Resume;
import org.civicline.ticketing.SideStep.Suspend;
import org.civicline.ticketing.SideStep.Withdraw;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The side ways of a case, on PostgreSQL, each by whoever may go them. */
class SideStepsTest extends CaseWork {

    private StaffMember below;

    SideStepsTest() {
        this.below = new StaffMember(
                new org.civicline.foundation.StaffId(new java.util.UUID(0, 0)),
                "",
                "",
                "",
                null,
                "",
                java.util.Set.of());
    }

    @BeforeEach
    void aStationBelowTheWaterBureau() {
        departments.putAll(
                List.of(new Department("water-east", "东区水务站", "Water East", Department.Level.DISTRICT, "water")));
        below = signedIn.newStaff("water-east", Role.OFFICER);
    }

    @Test
    void whoeverDisagreesWithARefusedReturnGetsAnArbitersWordWhichBinds() {
        TicketView asked = take(signed(), returning("不属于本单位"));
        assertThat(asked.status()).isEqualTo(TicketStatus.RETURN_ASKED);
        assertThat(asked.pending()).isNotNull().extracting("kind", "text").containsExactly("return", "不属于本单位");
        assertThat(asked.dueAt()).as("the desk is to decide in time").isNotNull();

        signedIn.as(agent);
        TicketView kept = take(again(asked), new RefuseReturn("三定方案写明属于水务局"));
        assertThat(kept.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        signedIn.as(officer);
        refused(tickets.take(kept.id(), returning("再退一次"), kept.version()), "ticketing.return-refused-before");
        TicketView disputed = take(again(kept), new Dispute("确非本单位职责"));
        assertThat(disputed.status()).isEqualTo(TicketStatus.DISPUTED);

        signedIn.as(agent);
        assertThat(again(disputed).actions()).doesNotContain("arbitrate");
        refused(
                tickets.take(disputed.id(), new Arbitrate("ecology", "噪声归生态环境局"), disputed.version()),
                "foundation.forbidden");
        signedIn.as(supervisor);
        TicketView decided = take(again(disputed), new Arbitrate("ecology", "噪声归生态环境局"));
        assertThat(decided.lead()).isEqualTo("ecology");
        signedIn.as(otherOfficer);
        assertThat(again(decided).actions()).doesNotContain("return", "dispute");
        refused(tickets.take(decided.id(), returning("不要"), decided.version()), "ticketing.duty-binds");
        signedIn.as(officer);
        assertThat(tickets.find(decided.id())).isEmpty();
        signedIn.as(agent);
        assertThat(names(decided))
                .containsExactly(
                        "opened", "dispatched", "signed", "return-asked", "return-refused", "disputed", "arbitrated");
    }

    @Test
    void theThirdReturnGoesStraightToTheArbiter() {
        TicketView ticket = dispatched();
        for (int round = 0; round < 2; round++) {
            signedIn.as(officer);
            ticket = take(ticket, returning("不属于本单位"));
            assertThat(ticket.status()).isEqualTo(TicketStatus.RETURN_ASKED);
            signedIn.as(agent);
            ticket = take(ticket, new AcceptReturn());
            ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version())
                    .orThrow();
        }
        signedIn.as(officer);
        assertThat(take(ticket, returning("还是不属于")).status()).isEqualTo(TicketStatus.DISPUTED);
    }

    @Test
    void moreTimeIsGrantedOnceAndExplained() {
        TicketView signed = signed();
        TicketView asked = take(signed, new AskExtension(5, "需要开挖路面"));
        assertThat(asked.dueAt()).as("asking alone moves nothing").isEqualTo(signed.dueAt());
        assertThat(asked.pending())
                .isNotNull()
                .extracting("kind", "workingDays")
                .containsExactly("extension", 5);
        signedIn.as(agent);
        TicketView granted = take(again(asked), new GrantExtension());
        assertThat(granted.dueAt()).isAfter(signed.dueAt());
        assertThat(granted.dueBecause()).contains("暂停或延期1次");
        assertThat(granted.pending()).isNull();
        signedIn.as(officer);
        refused(tickets.take(granted.id(), new AskExtension(5, "还要"), granted.version()), "ticketing.extension-again");
        TicketView replied =
                tickets.reply(granted.id(), "已修复", granted.version()).orThrow();
        signedIn.as(agent);
        TicketView back =
                tickets.sendBack(replied.id(), "请写清楚", replied.version()).orThrow();
        assertThat(back.dueAt()).as("what was granted stays").isEqualTo(granted.dueAt());
    }

    @Test
    void aRefusedExtensionChangesNothing() {
        TicketView signed = signed();
        TicketView asked = take(signed, new AskExtension(5, "人手不足"));
        signedIn.as(agent);
        TicketView kept = take(again(asked), new RefuseExtension("请按期办理"));
        assertThat(kept.dueAt()).isEqualTo(signed.dueAt());
        assertThat(kept.pending()).isNull();
    }

    @Test
    void moreTimeIsNotAskedForWhenItIsTooLate() {
        TicketView signed = signed();
        clock.forward(Duration.between(clock.instant(), signed.dueAt()).plusSeconds(1));
        assertThat(again(signed).actions()).doesNotContain("ask-extension");
        refused(tickets.take(signed.id(), new AskExtension(1, "忘了"), signed.version()), "ticketing.extension-too-late");
    }

    @Test
    void aPauseStopsTheClockAndThenMovesTheDeadlineByTheOpeningHoursMissed() {
        TicketView signed = signed();
        TicketView paused = take(signed, new Suspend("等市民补充材料"));
        assertThat(paused.dueAt()).isNull();
        // Longer than any holiday, so that the office was open for a while.
        clock.forward(Duration.ofDays(14));
        TicketView on = take(paused, new Resume());
        assertThat(on.dueAt()).isAfter(signed.dueAt());
        assertThat(on.dueBecause()).contains("暂停或延期1次");
    }

    @Test
    void whatIsHandedDownIsDueAsBeforeAndComesBackUp() {
        TicketView signed = signed();
        refused(tickets.take(signed.id(), new HandDown("ecology", null), signed.version()), "ticketing.not-below");
        TicketView down = take(signed, new HandDown("water-east", "请就近处理"));
        assertThat(down.lead()).isEqualTo("water-east");

        signedIn.as(below);
        TicketView theirs = tickets.sign(down.id(), again(down).version()).orThrow();
        assertThat(theirs.dueAt()).isEqualTo(signed.dueAt());
        refused(tickets.take(theirs.id(), returning("不要"), theirs.version()), "ticketing.handed-down");
        TicketView up = take(theirs, new BackUp("超出本站权限"));
        assertThat(up.lead()).isEqualTo("water");
        assertThat(up.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        signedIn.as(officer);
        TicketView mine = again(up);
        assertThat(mine.dueAt()).isEqualTo(signed.dueAt());
        assertThat(tickets.reply(mine.id(), "已修复", mine.version()).orThrow().status())
                .isEqualTo(TicketStatus.REPLIED);
    }

    @Test
    void theDepartmentAboveStillSeesWhatItHandedDown() {
        TicketView down = take(signed(), new HandDown("water-east", null));
        signedIn.as(officer);
        assertThat(again(down).actions()).isEmpty();
        signedIn.as(otherOfficer);
        assertThat(tickets.find(down.id())).isEmpty();
    }

    @Test
    void whatIsNotForTheHotlineEndsWithWhereToGo() {
        TicketView ticket = opened();
        refused(
                tickets.take(ticket.id(), new NotAccept(RefusalGround.IN_LITIGATION, " "), ticket.version()),
                "ticketing.note-missing");
        TicketView closed = take(ticket, new NotAccept(RefusalGround.IN_LITIGATION, "请向受理法院咨询"));
        assertThat(closed.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(tickets.history(closed.id()).getLast().details())
                .containsEntry("because", "not-accepted")
                .containsEntry("ground", "IN_LITIGATION")
                .containsEntry("text", "请向受理法院咨询");
    }

    @Test
    void aCitizenTakesACaseBackWhereverItStandsBeforeTheReply() {
        TicketView paused = take(signed(), new Suspend("等材料"));
        signedIn.as(agent);
        TicketView closed = take(again(paused), new Withdraw("市民来电称已解决"));
        assertThat(closed.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(closed.pending()).isNull();
        assertThat(closed.lead()).isEqualTo("water");
    }

    @Test
    void aBadJudgementIsDoneAgainByTheSameDepartment() {
        TicketView judged = judged(Satisfaction.NOT_SOLVED);
        signedIn.as(agent);
        TicketView redone = take(again(judged), new Redo("市民反映仍未停工"));
        assertThat(redone.status()).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(redone.lead()).isEqualTo("water");
        assertThat(redone.satisfaction()).isNull();
        signedIn.as(officer);
        TicketView signed = tickets.sign(redone.id(), again(redone).version()).orThrow();
        refused(tickets.take(signed.id(), returning("不要"), signed.version()), "ticketing.duty-binds");
        TicketView replied =
                tickets.reply(signed.id(), "已彻底停工", signed.version()).orThrow();
        signedIn.as(agent);
        TicketView asked = tickets.approve(replied.id(), replied.version()).orThrow();
        signedIn.out();
        followUps.rate(asked.id(), Satisfaction.SATISFIED, Channel.SMS, null).orThrow();
        signedIn.as(agent);
        assertThat(again(asked).satisfaction()).isEqualTo(Satisfaction.SATISFIED);
    }

    @Test
    void aGoodJudgementIsNotDoneAgainButMayBeOpenedAgainInTime() {
        TicketView judged = judged(Satisfaction.SATISFIED);
        signedIn.as(agent);
        refused(tickets.take(judged.id(), new Redo("重办"), again(judged).version()), "ticketing.not-rated-badly");
        TicketView open = take(again(judged), new Reopen("今晚又开工了"));
        assertThat(open.status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(open.lead()).isNull();
        assertThat(open.dueAt()).isNotNull();
    }

    @Test
    void whatIsClosedTooLongStaysClosed() {
        TicketView judged = judged(Satisfaction.NOT_SOLVED);
        clock.forward(Duration.ofDays(16));
        signedIn.as(agent);
        refused(tickets.take(judged.id(), new Reopen("又来"), again(judged).version()), "ticketing.closed-too-long");
        assertThat(again(judged).actions()).isEmpty();
    }

    @Test
    void nobodyTakesAnothersSteps() {
        TicketView ticket = signed();
        signedIn.as(otherOfficer);
        refused(tickets.take(ticket.id(), new Suspend("等"), ticket.version()), "ticketing.unknown-ticket");
        signedIn.as(agent);
        refused(tickets.take(ticket.id(), new Suspend("等"), ticket.version()), "foundation.forbidden");
        signedIn.as(officer);
        refused(tickets.take(ticket.id(), new Withdraw("撤"), ticket.version()), "foundation.forbidden");
        signedIn.as(leader);
        refused(tickets.take(ticket.id(), new Withdraw("撤"), ticket.version()), "foundation.forbidden");
        signedIn.as(officer);
        refused(tickets.take(ticket.id(), new Suspend("等"), ticket.version() - 1), "ticketing.changed-meanwhile");
        signedIn.as(administrator);
        assertThatThrownBy(() -> tickets.find(ticket.id())).isInstanceOf(RefusedException.class);
    }

    private TicketView judged(Satisfaction grade) {
        TicketView asked = approved();
        signedIn.out();
        followUps.rate(asked.id(), grade, Channel.SMS, null).orThrow();
        return asked;
    }

    private TicketView take(TicketView ticket, SideStep step) {
        TicketView shown = tickets.take(ticket.id(), step, ticket.version()).orThrow();
        tickets.find(ticket.id())
                .ifPresent(now -> assertThat(shown).as("what is shown after it").isEqualTo(now));
        return shown;
    }

    /** The ticket as whoever is signed in sees it now. */
    private TicketView again(TicketView ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    private List<String> names(TicketView ticket) {
        return tickets.history(ticket.id()).stream().map(TicketEvent::name).toList();
    }
}
