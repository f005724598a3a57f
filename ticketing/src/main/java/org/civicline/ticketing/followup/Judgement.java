package org.civicline.ticketing.followup;

import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen said: contacted? solved? satisfied?
 *
 * @param contacted null if they were not asked it
 * @param grade 5 to 1; 0 if they gave none, which only who says "not solved" may
 */
record Judgement(@Nullable Boolean contacted, boolean solved, int grade) {

    Judgement {
        if (grade < 0 || grade > 5 || (solved && grade == 0)) {
            throw new IllegalArgumentException("no judgement: solved " + solved + ", grade " + grade);
        }
    }

    /** Of one digit, by text or key. */
    static Judgement of(Satisfaction digit) {
        return new Judgement(null, digit.solved(), digit.digit());
    }

    /** What stands on the case: whoever says it is not solved is heard, whatever the grade. */
    Satisfaction onCase() {
        return solved ? Satisfaction.ofDigit(grade).orElseThrow() : Satisfaction.NOT_SOLVED;
    }
}
