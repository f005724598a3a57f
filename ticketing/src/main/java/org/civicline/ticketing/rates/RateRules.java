package org.civicline.ticketing.rates;

import java.time.Duration;
import java.util.List;

/**
 * A version of what the rates are made by. No national rule fixes the weights.
 *
 * @param contacted weight of the first rate in the composite, in percent; those of the three are 100
 * @param grades what a grade counts of a satisfied citizen, in percent: of 5, 4, 3, 2, 1, never more for a worse one
 * @param tries so many in vain, and a follow-up without an answer is no sample
 * @param hoursApart tries closer together count as one
 */
public record RateRules(
        int version, int contacted, int solved, int satisfied, List<Integer> grades, int tries, int hoursApart) {

    public RateRules {
        grades = List.copyOf(grades);
    }

    public Duration apart() {
        return Duration.ofHours(hoursApart);
    }

    /** @param grade 5 to 1; 0 for "not solved" without a grade */
    public int weight(int grade) {
        return grade == 0 ? 0 : grades.get(5 - grade);
    }
}
