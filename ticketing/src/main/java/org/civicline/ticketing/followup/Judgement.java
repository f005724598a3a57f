package org.civicline.ticketing.followup;

import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.web.Given;
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

    /** As a form says it. The grade may be left out by who says it is not solved. */
    static Judgement read(@Nullable Boolean contacted, @Nullable Boolean solved, @Nullable Integer grade) {
        boolean asked = Given.required(contacted, "contacted");
        boolean done = Given.required(solved, "solved");
        int given = grade == null && !done ? 0 : Given.required(grade, "grade");
        if (given < 0 || given > 5 || (done && given == 0)) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.unknown-choice").with("field", "grade"));
        }
        return new Judgement(asked, done, given);
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
