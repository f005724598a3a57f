package org.civicline.ticketing.supervision;

import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.TimeLimit;

/**
 * When whoever is late with a duty hears of it.
 *
 * @param yellowPercent of its time, in natural time, after which it is yellow; it is red when its time is over
 * @param automatic whether the ladder begins without anybody asking
 * @param unit of all amounts
 */
record LadderRule(
        Duty duty,
        Urgency urgency,
        int yellowPercent,
        boolean automatic,
        TimeLimit.Unit unit,
        Rung urge,
        Rung supervise,
        Rung notice) {

    /**
     * One step of the ladder.
     *
     * @param after how long after the due time it comes
     * @param answer how long its answer may take before the next step comes
     */
    record Rung(int after, int answer) {}

    Rung rung(Level level) {
        return switch (level) {
            case URGE -> urge;
            case SUPERVISE -> supervise;
            case NOTICE -> notice;
        };
    }

    TimeLimit after(Level level) {
        return new TimeLimit(rung(level).after(), unit);
    }

    TimeLimit answer(Level level) {
        return new TimeLimit(rung(level).answer(), unit);
    }
}
