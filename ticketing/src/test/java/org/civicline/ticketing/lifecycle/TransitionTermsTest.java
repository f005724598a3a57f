package org.civicline.ticketing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicline.ticketing.TicketStatus.DISPUTED;
import static org.civicline.ticketing.TicketStatus.REPLIED;

import java.time.Duration;
import java.time.Instant;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.lifecycle.LeadDuty.Terms;
import org.civicline.ticketing.lifecycle.Transitions.Next;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a step depends on besides the state: how often, how long, by whom. */
class TransitionTermsTest extends TransitionWork {

    @Test
    void aDispatchByTheRuleForWhatNobodyWantsBindsOnceItWentRoundOftenEnough() {
        for (Fallback rule : Fallback.values()) {
            assertThat(bound(1, rule)).isFalse();
            assertThat(bound(RULES.mostReturns(), rule)).isTrue();
        }
        assertThat(bound(RULES.mostReturns(), null)).isFalse();
    }

    private static boolean bound(int returns, @Nullable Fallback rule) {
        Next next = TRANSITIONS.next(new TicketState.ToDispatch(returns), new TicketAction.Dispatch(WATER, rule));
        return ((TicketState.Dispatched) ((Next.Moved) next).state())
                .duty()
                .terms()
                .bound();
    }

    @Test
    void whatIsLateCannotBeSuspended() {
        var work = new TicketState.InProgress(WATER, NOW, null);
        assertThat(against(work, new TicketAction.Suspend("等", NOW, NOW.plusSeconds(1))))
                .isEqualTo("ticketing.suspension-too-late");
    }

    @Test
    void aContactLiesBetweenTheDispatchAndNow() {
        var work = new TicketState.InProgress(WATER, NOW, null);
        assertThat(against(
                        work, new TicketAction.NoteContact(WATER.dispatchedAt().minusSeconds(1), "联系过", NOW)))
                .isEqualTo("ticketing.contact-time");
        assertThat(against(work, new TicketAction.NoteContact(NOW.plusSeconds(1), "将联系", NOW)))
                .isEqualTo("ticketing.contact-time");
    }

    @Test
    void aDepartmentThatWasRefusedDisputesAndTheArbiterBinds() {
        TicketState kept = moved(STATES.get(3), new TicketAction.RefuseReturn("属于本单位", NOW));
        assertThat(against(kept, new TicketAction.AskReturn(ReturnReason.OTHER, "再退", null, NOW)))
                .isEqualTo("ticketing.return-refused-before");
        TicketState disputed = moved(kept, new TicketAction.Dispute("确非本单位职责", NOW));
        TicketState bound = moved(disputed, new TicketAction.Arbitrate(WATER, "按三定方案"));
        assertThat(against(bound, new TicketAction.AskReturn(ReturnReason.OTHER, "还是退", null, NOW)))
                .isEqualTo("ticketing.duty-binds");
        assertThat(against(bound, new TicketAction.Dispute("还是不服", NOW))).isEqualTo("ticketing.duty-binds");
    }

    @Test
    void nothingIsDisputedThatWasNotRefused() {
        assertThat(against(new TicketState.Dispatched(WATER), new TicketAction.Dispute("不服", NOW)))
                .isEqualTo("ticketing.nothing-to-dispute");
    }

    @Test
    void aTicketThatWasGivenBackTooOftenMeetsTheArbiterAtOnce() {
        LeadDuty third = duty(new Terms(false, false, RULES.mostReturns(), 0, 0));
        assertThat(moved(
                                new TicketState.Dispatched(third),
                                new TicketAction.AskReturn(ReturnReason.OTHER, "也不是我的", null, NOW))
                        .status())
                .isEqualTo(DISPUTED);
    }

    @Test
    void eachReturnCounts() {
        TicketState once = moved(STATES.get(3), new TicketAction.AcceptReturn(NOW));
        assertThat(once).isEqualTo(new TicketState.ToDispatch(1));
    }

    @Test
    void moreTimeIsAskedForInTimeAndOnceAndWithinBounds() {
        TicketState working = STATES.get(2);
        assertThat(against(working, new TicketAction.AskExtension(5, "忙", DUE, DUE.plusMillis(1))))
                .isEqualTo("ticketing.extension-too-late");
        assertThat(against(working, new TicketAction.AskExtension(11, "忙", DUE, NOW)))
                .isEqualTo("ticketing.extension-too-long");
        assertThat(against(working, new TicketAction.AskExtension(0, "忙", DUE, NOW)))
                .isEqualTo("ticketing.extension-too-long");
        TicketState asked = moved(working, new TicketAction.AskExtension(5, "要开挖", DUE, NOW));
        assertThat(against(asked, new TicketAction.AskExtension(5, "要开挖", DUE, NOW)))
                .isEqualTo("ticketing.extension-pending");
        assertThat(against(asked, new TicketAction.Suspend("等", NOW, NOW))).isEqualTo("ticketing.extension-pending");
        TicketState granted = moved(asked, new TicketAction.GrantExtension(NOW));
        assertThat(against(granted, new TicketAction.AskExtension(5, "还要", DUE, NOW)))
                .isEqualTo("ticketing.extension-again");
        TicketState refused = moved(asked, new TicketAction.RefuseExtension("不急", NOW));
        assertThat(refused).isEqualTo(working);
        assertThat(moved(asked, new TicketAction.Reply("已修好", NOW)).status()).isEqualTo(REPLIED);
    }

    @Test
    void whatWasHandedDownGoesBackUpAndNotToTheDesk() {
        LeadDuty below = duty(new Terms(false, false, 0, 0, 0));
        TicketState down = moved(STATES.get(2), new TicketAction.HandDown(below));
        assertThat(against(down, new TicketAction.AskReturn(ReturnReason.OTHER, "不归我", null, NOW)))
                .isEqualTo("ticketing.handed-down");
        assertThat(moved(down, new TicketAction.BackUp(WATER, NOW, "本级无权", NOW)))
                .isEqualTo(new TicketState.InProgress(WATER, NOW, null));
        assertThat(against(STATES.get(2), new TicketAction.BackUp(WATER, NOW, "退", NOW)))
                .isEqualTo("ticketing.not-handed-down");
    }

    @Test
    void aCaseIsDoneAgainOrOpenedAgainOnlyInTimeAndOnlyForCause() {
        Instant late = NOW.plus(RULES.reopenWithin()).plusMillis(1);
        assertThat(against(BADLY_RATED, new TicketAction.Reopen("又坏了", late))).isEqualTo("ticketing.closed-too-long");
        assertThat(against(
                        BADLY_RATED, new TicketAction.Redo(LeadDuty.fresh(WATER.dispatch(), "water", late, 0), "差评")))
                .isEqualTo("ticketing.closed-too-long");
        var content = new TicketState.Closed(new Closing.Rated(Satisfaction.FAIR), NOW);
        assertThat(against(content, new TicketAction.Redo(WATER, "重办"))).isEqualTo("ticketing.not-rated-badly");
        TicketState redone = moved(BADLY_RATED, new TicketAction.Redo(WATER, "未解决"));
        assertThat(against(redone, new TicketAction.AskReturn(ReturnReason.OTHER, "不归我", null, NOW)))
                .isEqualTo("ticketing.duty-binds");
        assertThat(against(BADLY_RATED, new TicketAction.Archive(NOW.plus(Duration.ofDays(29)))))
                .isEqualTo("ticketing.archived-too-early");
    }

    @Test
    void theLeadAndTheSigningSurviveAReplySentBack() {
        assertThat(moved(STATES.get(6), new TicketAction.SendBack("没说清楚", NOW)))
                .isEqualTo(new TicketState.InProgress(WATER, NOW, null));
    }

    @Test
    void whatWasMergedIsOnceMoreWhatItWas() {
        TicketState merged = moved(new TicketState.ToDispatch(2), new TicketAction.Merge(MAIN, "x", "同一件事", NOW));
        assertThat(merged).isEqualTo(new TicketState.Merged(MAIN, 2, NOW));
        assertThat(moved(merged, new TicketAction.Unmerge("不是一件事", NOW))).isEqualTo(new TicketState.ToDispatch(2));
    }

    @Test
    void aSharedAnswerIsAskedAboutWhereThereIsSomebodyToAsk() {
        var merged = new TicketState.Merged(MAIN, 0, NOW);
        assertThat(moved(merged, new TicketAction.ShareAnswer(WATER, true, NOW)))
                .isEqualTo(new TicketState.FollowUp(WATER, NOW));
        assertThat(moved(merged, new TicketAction.ShareAnswer(WATER, false, NOW)))
                .isEqualTo(new TicketState.Closed(new Closing.NotAsked(), NOW));
    }

    @Test
    void whoCannotBeAskedIsNotAsked() {
        assertThat(moved(STATES.get(6), new TicketAction.Approve(false, NOW)))
                .isEqualTo(new TicketState.Closed(new Closing.NotAsked(), NOW));
    }
}
