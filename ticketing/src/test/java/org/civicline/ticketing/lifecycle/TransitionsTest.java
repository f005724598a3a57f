package org.civicline.ticketing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicline.ticketing.TicketStatus.ARCHIVED;
import static org.civicline.ticketing.TicketStatus.CLOSED;
import static org.civicline.ticketing.TicketStatus.DISPATCHED;
import static org.civicline.ticketing.TicketStatus.DISPUTED;
import static org.civicline.ticketing.TicketStatus.FOLLOW_UP;
import static org.civicline.ticketing.TicketStatus.IN_PROGRESS;
import static org.civicline.ticketing.TicketStatus.MERGED;
import static org.civicline.ticketing.TicketStatus.REPLIED;
import static org.civicline.ticketing.TicketStatus.RETURN_ASKED;
import static org.civicline.ticketing.TicketStatus.SUSPENDED;
import static org.civicline.ticketing.TicketStatus.TO_DISPATCH;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.Transitions.Next;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every action in every state: where it leads, or that it is refused. */
class TransitionsTest extends TransitionWork {

    private static final List<TicketAction> ACTIONS = List.of(
            new TicketAction.Dispatch(WATER),
            new TicketAction.Sign(NOW),
            new TicketAction.AskReturn(ReturnReason.NOT_OUR_DUTY, "不属于本单位", null, NOW),
            new TicketAction.AcceptReturn(NOW),
            new TicketAction.RefuseReturn("属于本单位", NOW),
            new TicketAction.Dispute("确非本单位职责", NOW),
            new TicketAction.Arbitrate(WATER, "按三定方案"),
            new TicketAction.AskExtension(5, "要开挖", DUE, NOW),
            new TicketAction.GrantExtension(NOW),
            new TicketAction.RefuseExtension("不急", NOW),
            new TicketAction.Suspend("等市民补材料", NOW, NOW),
            new TicketAction.Resume(NOW),
            new TicketAction.NoteContact(NOW, "已电话联系", NOW),
            new TicketAction.HandDown(WATER),
            new TicketAction.BackUp(WATER, NOW, "本级无权", NOW),
            new TicketAction.Reply("修好了", NOW),
            new TicketAction.Approve(true, NOW),
            new TicketAction.SendBack("没说清楚", NOW),
            new TicketAction.Rate(Satisfaction.NOT_SOLVED, Channel.SMS, NOW),
            new TicketAction.StopAsking(NOW),
            new TicketAction.Close("重复", NOW),
            new TicketAction.NotAccept(RefusalGround.IN_LITIGATION, "请向法院咨询", NOW),
            new TicketAction.Withdraw("已自行解决", NOW),
            new TicketAction.Redo(WATER, "未解决"),
            new TicketAction.Reopen("又停水了", NOW),
            new TicketAction.Archive(NOW.plus(Duration.ofDays(31))),
            new TicketAction.Merge(MAIN, "20261120-000001", "同一件事", NOW),
            new TicketAction.Unmerge("不是一件事", NOW),
            new TicketAction.ShareAnswer(WATER, true, NOW));

    /** What is possible, and where it leads; everything else is refused. */
    private static final Map<TicketStatus, Map<Class<?>, TicketStatus>> POSSIBLE = Map.ofEntries(
            Map.entry(
                    TO_DISPATCH,
                    Map.of(
                            TicketAction.Dispatch.class, DISPATCHED,
                            TicketAction.NotAccept.class, CLOSED,
                            TicketAction.Withdraw.class, CLOSED,
                            TicketAction.Close.class, CLOSED,
                            TicketAction.Merge.class, MERGED)),
            Map.entry(
                    DISPATCHED,
                    Map.of(
                            TicketAction.Sign.class, IN_PROGRESS,
                            TicketAction.AskReturn.class, RETURN_ASKED,
                            TicketAction.Withdraw.class, CLOSED,
                            TicketAction.Merge.class, MERGED)),
            Map.entry(
                    IN_PROGRESS,
                    Map.of(
                            TicketAction.Reply.class, REPLIED,
                            TicketAction.AskReturn.class, RETURN_ASKED,
                            TicketAction.AskExtension.class, IN_PROGRESS,
                            TicketAction.Suspend.class, SUSPENDED,
                            TicketAction.NoteContact.class, IN_PROGRESS,
                            TicketAction.HandDown.class, DISPATCHED,
                            TicketAction.Withdraw.class, CLOSED,
                            TicketAction.Merge.class, MERGED)),
            Map.entry(
                    RETURN_ASKED,
                    Map.of(
                            TicketAction.AcceptReturn.class, TO_DISPATCH,
                            TicketAction.RefuseReturn.class, IN_PROGRESS,
                            TicketAction.Withdraw.class, CLOSED,
                            TicketAction.Merge.class, MERGED)),
            Map.entry(
                    DISPUTED,
                    Map.of(
                            TicketAction.Arbitrate.class,
                            DISPATCHED,
                            TicketAction.Withdraw.class,
                            CLOSED,
                            TicketAction.Merge.class,
                            MERGED)),
            Map.entry(
                    SUSPENDED,
                    Map.of(
                            TicketAction.Resume.class, IN_PROGRESS,
                            TicketAction.NoteContact.class, SUSPENDED,
                            TicketAction.Withdraw.class, CLOSED,
                            TicketAction.Merge.class, MERGED)),
            Map.entry(REPLIED, Map.of(TicketAction.Approve.class, FOLLOW_UP, TicketAction.SendBack.class, IN_PROGRESS)),
            Map.entry(
                    FOLLOW_UP,
                    Map.of(
                            TicketAction.Rate.class, CLOSED,
                            TicketAction.StopAsking.class, CLOSED,
                            TicketAction.Close.class, CLOSED)),
            Map.entry(
                    CLOSED,
                    Map.of(
                            TicketAction.Redo.class, DISPATCHED,
                            TicketAction.Reopen.class, TO_DISPATCH,
                            TicketAction.Archive.class, ARCHIVED)),
            Map.entry(
                    MERGED,
                    Map.of(
                            TicketAction.Merge.class, MERGED,
                            TicketAction.Unmerge.class, TO_DISPATCH,
                            TicketAction.ShareAnswer.class, FOLLOW_UP,
                            TicketAction.Withdraw.class, CLOSED)),
            Map.entry(ARCHIVED, Map.of()));

    static Stream<Arguments> everyStateAndAction() {
        return STATES.stream().flatMap(state -> ACTIONS.stream().map(action -> Arguments.of(state, action)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndAction")
    void everyActionLeadsWhereItShouldOrIsRefused(TicketState state, TicketAction action) {
        TicketStatus expected = POSSIBLE.getOrDefault(state.status(), Map.of()).get(action.getClass());
        switch (TRANSITIONS.next(state, action)) {
            case Next.Moved(TicketState to) -> assertThat(to.status()).isEqualTo(expected);
            case Next.NotNow(TicketStatus status) -> {
                assertThat(expected).isNull();
                assertThat(status).isEqualTo(state.status());
            }
            case Next.Against(String code, var _) -> {
                assertThat(expected).isNull();
                assertThat(code).startsWith("ticketing.");
            }
        }
    }

    @Test
    void allStatesAndActionsAreInThisTest() {
        assertThat(STATES.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(leaves(TicketState.class));
        assertThat(ACTIONS.stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(leaves(TicketAction.class));
        assertThat(STATES.stream().map(TicketState::status)).containsExactly(TicketStatus.values());
    }

    private static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(one -> leaves(one).stream())
                        .distinct()
                        .toList()
                : List.of(type);
    }

    /** Random walks of legal and illegal actions: no case is ever stuck, and a binding duty is never given back. */
    @Test
    void anySequenceOfActionsEndsInCloseOrCanStillReachIt() {
        var random = new Random(12345);
        for (int walk = 0; walk < 2_000; walk++) {
            TicketState state = STATES.getFirst();
            for (int step = 0; step < 40; step++) {
                TicketAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                if (TRANSITIONS.next(state, action) instanceof Next.Moved(TicketState to)) {
                    if (state instanceof TicketState.OnDuty before
                            && before.duty().terms().bound()) {
                        assertThat(to.status()).isNotIn(RETURN_ASKED, DISPUTED, TO_DISPATCH);
                    }
                    state = to;
                }
            }
            assertThat(stepsToClose(state)).as("from " + state).isNotNull();
        }
    }

    /** Breadth first over statuses; null when there is no way. */
    private static @Nullable Integer stepsToClose(TicketState from) {
        var best = new HashMap<TicketStatus, Integer>(Map.of(from.status(), 0));
        List<TicketState> edge = List.of(from);
        for (int steps = 1; steps < 12 && !edge.isEmpty(); steps++) {
            int now = steps;
            edge = edge.stream()
                    .flatMap(state -> ACTIONS.stream().map(action -> TRANSITIONS.next(state, action)))
                    .filter(Next.Moved.class::isInstance)
                    .map(next -> ((Next.Moved) next).state())
                    .filter(to -> best.putIfAbsent(to.status(), now) == null)
                    .toList();
        }
        return from.status() == ARCHIVED ? Integer.valueOf(0) : best.get(CLOSED);
    }

    @Test
    void theStepsOnAScreenAreThoseThatArePossible() {
        assertThat(STATES.stream().map(state -> StaffStep.possible(TRANSITIONS, state, NOW, DUE, _ -> true)))
                .containsExactly(
                        List.of("dispatch", "not-accept", "close", "withdraw", "merge"),
                        List.of("sign", "return", "withdraw", "merge"),
                        List.of(
                                "return",
                                "hand-down",
                                "ask-extension",
                                "suspend",
                                "contact",
                                "reply",
                                "withdraw",
                                "merge"),
                        List.of("accept-return", "refuse-return", "withdraw", "merge"),
                        List.of("arbitrate", "withdraw", "merge"),
                        List.of("resume", "contact", "withdraw", "merge"),
                        List.of("approve", "send-back"),
                        List.of("close"),
                        List.of("withdraw", "merge", "unmerge"),
                        List.of("redo", "reopen"),
                        List.of());
        assertThat(StaffStep.possible(TRANSITIONS, STATES.get(2), NOW, DUE, side -> side == StaffStep.Side.DESK))
                .containsExactly("withdraw", "merge");
        assertThat(StaffStep.possible(TRANSITIONS, STATES.get(2), DUE.plusSeconds(1), DUE, _ -> true))
                .doesNotContain("ask-extension", "suspend");
    }
}
