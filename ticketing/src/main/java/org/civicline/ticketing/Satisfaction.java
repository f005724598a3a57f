package org.civicline.ticketing;

import java.util.Optional;

/** A citizen's judgement, by the digit they send or press. */
public enum Satisfaction {
    NOT_SOLVED(0),
    VERY_DISSATISFIED(1),
    DISSATISFIED(2),
    FAIR(3),
    SATISFIED(4),
    VERY_SATISFIED(5);

    private final int digit;

    Satisfaction(int digit) {
        this.digit = digit;
    }

    public int digit() {
        return digit;
    }

    /** 0 is "not solved"; whoever gives 1 to 5 says it was solved, well or badly. */
    public boolean solved() {
        return this != NOT_SOLVED;
    }

    /** 满意 or 非常满意. */
    public boolean satisfied() {
        return this == SATISFIED || this == VERY_SATISFIED;
    }

    /** Not solved, or solved to the citizen's displeasure: a reason to do it again (重办). */
    public boolean bad() {
        return digit <= 2;
    }

    public static Optional<Satisfaction> ofDigit(int digit) {
        for (Satisfaction one : values()) {
            if (one.digit == digit) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
