package org.civicline.ticketing.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Move;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Shift;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyClockTest {

    private static final Instant NINE = Instant.parse("2026-11-16T01:00:00Z");
    private static final Move NATURAL = (_, due, from, until) -> due.plus(Duration.between(from, until));

    @Test
    void whatIsDoneAtTheLastMomentIsInTimeAndAfterItLate() {
        Running clock = clock(Duration.ofHours(2));
        assertThat(clock.stop(NINE.plusSeconds(7_200)).outcome()).isEqualTo(Outcome.MET);
        assertThat(clock.stop(NINE.plusSeconds(7_200).plusNanos(1_000)).outcome())
                .isEqualTo(Outcome.LATE);
    }

    @Test
    void aPauseMovesTheDueTimeByItsLength() {
        Paused paused = clock(Duration.ofHours(2))
                .pause(NINE.plusSeconds(600), "等市民补充材料")
                .orElseThrow();
        Running resumed = paused.resume(NINE.plusSeconds(4_200), NATURAL);
        assertThat(resumed.dueAt()).isEqualTo(NINE.plusSeconds(7_200 + 3_600));
        assertThat(resumed.ran(NINE.plusSeconds(4_800))).isEqualTo(Duration.ofMinutes(20));
        assertThat(resumed.shifts().getFirst().reason()).isEqualTo("等市民补充材料");
    }

    @Test
    void whatIsLateAlreadyCannotBePaused() {
        assertThat(clock(Duration.ofHours(2)).pause(NINE.plusSeconds(7_201), "等"))
                .isEmpty();
    }

    @Test
    void moreTimeIsGrantedInTimeOnlyAndIsMore() {
        Running clock = clock(Duration.ofHours(2));
        Instant later = NINE.plus(Duration.ofDays(1));
        assertThat(clock.extend(later, "案情复杂", NINE.plusSeconds(60))
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(later);
        assertThat(clock.extend(later, "案情复杂", NINE.plusSeconds(7_201))).isEmpty();
        assertThat(clock.extend(clock.dueAt(), "案情复杂", NINE.plusSeconds(60))).isEmpty();
    }

    @Test
    void aPausedClockThatStopsEndsItsPauseFirst() {
        Paused paused =
                clock(Duration.ofHours(2)).pause(NINE.plusSeconds(60), "等").orElseThrow();
        Stopped stopped = paused.stop(NINE.plus(Duration.ofDays(3)), NATURAL);
        assertThat(stopped.outcome()).isEqualTo(Outcome.MET);
        assertThat(stopped.ran(NINE.plus(Duration.ofDays(9)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aDroppedDutyIsNeitherMetNorLate() {
        Stopped dropped = clock(Duration.ofHours(2)).drop(NINE.plus(Duration.ofDays(3)));
        assertThat(dropped.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(dropped.late(NINE.plus(Duration.ofDays(4)))).isFalse();
    }

    /** Machines disagree about the time, people do things in any order: whatever happens, these hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSequenceOfStepsMakesTimeNegativeOrShortensItOrRunsWhatHasStopped(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            // Moves by anything, even backwards: the clock itself never takes an earlier due time.
            Move move = (_, due, _, _) -> due.plusSeconds(random.nextInt(-7_200, 7_200));
            DutyClock clock = clock(Duration.ofSeconds(random.nextInt(0, 40_000)));
            Instant now = NINE;
            for (int step = 0; step < 12; step++) {
                now = now.plusSeconds(random.nextInt(-3_000, 9_000));
                DutyClock before = clock;
                clock = step(clock, random, now, move);
                assertThat(clock.dueAt()).isAfterOrEqualTo(before.dueAt());
                assertThat(clock.ran(now)).isGreaterThanOrEqualTo(Duration.ZERO);
                assertThat(clock.shifts()).allMatch(shift -> !shift.length().isNegative());
                assertThat(clock.face()).isEqualTo(before.face());
                assertThat(inOrder(clock.shifts())).isTrue();
                if (before instanceof Stopped) {
                    assertThat(clock).isSameAs(before);
                    assertThat(clock.ran(now.plusSeconds(99_999))).isEqualTo(before.ran(now));
                }
                if (clock instanceof Stopped stopped && stopped.outcome() != Outcome.DROPPED) {
                    assertThat(stopped.outcome() == Outcome.LATE)
                            .isEqualTo(stopped.at().isAfter(stopped.dueAt()));
                }
            }
        }
    }

    private static DutyClock step(DutyClock clock, Random random, Instant at, Move move) {
        return switch (clock) {
            case Running running ->
                switch (random.nextInt(4)) {
                    case 0 -> running.stop(at);
                    case 1 -> random.nextInt(4) == 0 ? running.drop(at) : extended(running, random, at);
                    default -> running.pause(at, "等").map(DutyClock.class::cast).orElse(running);
                };
            case Paused paused ->
                switch (random.nextInt(6)) {
                    case 0 -> paused.stop(at, move);
                    case 1 -> paused.drop(at, move);
                    default -> paused.resume(at, move);
                };
            case Stopped stopped -> stopped;
        };
    }

    private static DutyClock extended(Running clock, Random random, Instant at) {
        return clock.extend(clock.dueAt().plusSeconds(random.nextInt(-9_000, 9_000)), "延", at)
                .orElse(clock);
    }

    private static boolean inOrder(List<Shift> shifts) {
        for (int one = 1; one < shifts.size(); one++) {
            if (shifts.get(one).from().isBefore(shifts.get(one - 1).until())) {
                return false;
            }
        }
        return true;
    }

    private static Running clock(Duration limit) {
        var because = new Because(
                Duty.REPLY, TicketType.HELP, Urgency.URGENT, 2, "HOURS", NINE, List.of(), null, null, null, null, null);
        return DutyClock.start(new Face(new UUID(0, 1), Duty.REPLY, "water", NINE, because), NINE.plus(limit));
    }
}
