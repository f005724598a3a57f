package org.civicline.ticketing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.Transitions.Next;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final LeadDuty WATER = new LeadDuty(new DispatchId(UUID.randomUUID()), "water", NOW);

    private static final List<TicketState> STATES = List.of(
            new TicketState.ToDispatch(),
            new TicketState.Dispatched(WATER),
            new TicketState.InProgress(WATER, NOW),
            new TicketState.Replied(WATER, NOW, NOW, "修好了"),
            new TicketState.FollowUp(WATER, NOW),
            new TicketState.Closed(new Closing.Rated(Satisfaction.FAIR), NOW));

    private static final List<TicketAction> ACTIONS = List.of(
            new TicketAction.Dispatch(WATER),
            new TicketAction.Sign(NOW),
            new TicketAction.GiveBack("不属于本单位", NOW),
            new TicketAction.Reply("修好了", NOW),
            new TicketAction.Approve(true, NOW),
            new TicketAction.SendBack("没说清楚", NOW),
            new TicketAction.Rate(Satisfaction.NOT_SOLVED, Channel.SMS, NOW),
            new TicketAction.StopAsking(NOW),
            new TicketAction.Close("重复", NOW));

    /** What is possible, and where it leads; everything else is refused. */
    private static final Map<TicketStatus, Map<Class<?>, TicketStatus>> POSSIBLE = Map.of(
            TicketStatus.TO_DISPATCH,
                    Map.of(
                            TicketAction.Dispatch.class, TicketStatus.DISPATCHED,
                            TicketAction.Close.class, TicketStatus.CLOSED),
            TicketStatus.DISPATCHED,
                    Map.of(
                            TicketAction.Sign.class, TicketStatus.IN_PROGRESS,
                            TicketAction.GiveBack.class, TicketStatus.TO_DISPATCH),
            TicketStatus.IN_PROGRESS,
                    Map.of(
                            TicketAction.Reply.class, TicketStatus.REPLIED,
                            TicketAction.GiveBack.class, TicketStatus.TO_DISPATCH),
            TicketStatus.REPLIED,
                    Map.of(
                            TicketAction.Approve.class, TicketStatus.FOLLOW_UP,
                            TicketAction.SendBack.class, TicketStatus.IN_PROGRESS),
            TicketStatus.FOLLOW_UP,
                    Map.of(
                            TicketAction.Rate.class, TicketStatus.CLOSED,
                            TicketAction.StopAsking.class, TicketStatus.CLOSED,
                            TicketAction.Close.class, TicketStatus.CLOSED),
            TicketStatus.CLOSED, Map.of());

    static Stream<Arguments> everyStateAndAction() {
        return STATES.stream().flatMap(state -> ACTIONS.stream().map(action -> Arguments.of(state, action)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndAction")
    void everyActionLeadsWhereItShouldOrIsRefused(TicketState state, TicketAction action) {
        TicketStatus expected = POSSIBLE.getOrDefault(state.status(), Map.of()).get(action.getClass());
        switch (Transitions.next(state, action)) {
            case Next.Moved(TicketState to) -> assertThat(to.status()).isEqualTo(expected);
            case Next.NotNow(TicketStatus status) -> {
                assertThat(expected).isNull();
                assertThat(status).isEqualTo(state.status());
            }
        }
    }

    @Test
    void allStatesAndActionsAreInThisTest() {
        assertThat(STATES.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(TicketState.class.getPermittedSubclasses());
        assertThat(ACTIONS.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(TicketAction.class.getPermittedSubclasses());
        assertThat(STATES.stream().map(TicketState::status)).containsExactly(TicketStatus.values());
    }

    @Test
    void anySequenceOfActionsEndsInCloseOrCanStillReachIt() {
        for (TicketState state : STATES) {
            assertThat(reachable(state, 6)).contains(TicketStatus.CLOSED);
        }
    }

    @Test
    void theLeadAndTheSigningSurviveAReplySentBack() {
        var replied = new TicketState.Replied(WATER, NOW, NOW.plusSeconds(60), "修好了");
        assertThat(Transitions.next(replied, new TicketAction.SendBack("没说清楚", NOW)))
                .isEqualTo(new Next.Moved(new TicketState.InProgress(WATER, NOW)));
    }

    @Test
    void whoCannotBeAskedIsNotAsked() {
        var replied = new TicketState.Replied(WATER, NOW, NOW, "修好了");
        assertThat(Transitions.next(replied, new TicketAction.Approve(false, NOW)))
                .isEqualTo(new Next.Moved(new TicketState.Closed(new Closing.NotAsked(), NOW)));
    }

    @Test
    void theStepsOnAScreenAreThoseThatArePossible() {
        assertThat(STATES.stream().map(state -> StaffStep.possible(state, _ -> true)))
                .containsExactly(
                        List.of("dispatch", "close"),
                        List.of("sign", "return"),
                        List.of("return", "reply"),
                        List.of("approve", "send-back"),
                        List.of("close"),
                        List.of());
        assertThat(StaffStep.possible(STATES.get(2), side -> side == StaffStep.Side.DESK))
                .isEmpty();
    }

    private static Set<TicketStatus> reachable(TicketState from, int steps) {
        var found = new java.util.HashSet<>(Set.of(from.status()));
        if (steps > 0) {
            for (TicketAction action : ACTIONS) {
                if (Transitions.next(from, action) instanceof Next.Moved(TicketState to)) {
                    found.addAll(reachable(to, steps - 1));
                }
            }
        }
        assertThat(found).isSubsetOf(Arrays.asList(TicketStatus.values()));
        return found;
    }
}
