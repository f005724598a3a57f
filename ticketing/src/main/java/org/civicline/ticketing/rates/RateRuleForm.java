package org.civicline.ticketing.rates;

import java.util.List;
import java.util.Objects;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;

/**
 * The next version as it is written, every field possibly missing.
 *
 * @param version the one that was edited
 */
public record RateRuleForm(
        @Nullable Integer version,
        @Nullable String note,
        @Nullable Integer contacted,
        @Nullable Integer solved,
        @Nullable Integer satisfied,
        @Nullable List<@Nullable Integer> grades,
        @Nullable Integer tries,
        @Nullable Integer hoursApart) {

    private static final int GRADES = 5;
    private static final int MOST_TRIES = 9;
    private static final int MOST_HOURS = 72;

    /** Refused by field where something is missing or cannot be. */
    public RateRules read() {
        int edited = Given.required(version, "version");
        int ofContacted = within(contacted, 0, 100, "contacted");
        int ofSolved = within(solved, 0, 100, "solved");
        int ofSatisfied = within(satisfied, 0, 100, "satisfied");
        if (ofContacted + ofSolved + ofSatisfied != 100) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.rate-weights").with("sum", ofContacted + ofSolved + ofSatisfied));
        }
        return new RateRules(
                edited == Integer.MAX_VALUE ? edited : edited + 1,
                ofContacted,
                ofSolved,
                ofSatisfied,
                read(Given.required(grades, "grades")),
                within(tries, 1, MOST_TRIES, "tries"),
                within(hoursApart, 1, MOST_HOURS, "hoursApart"));
    }

    /** A worse grade never counts more. */
    private static List<Integer> read(List<@Nullable Integer> written) {
        int better = 100;
        for (Integer one : written) {
            better = within(one, 0, better, "grades");
        }
        if (written.size() != GRADES) {
            throw faulty("grades", 0, 100);
        }
        return written.stream().map(Objects::requireNonNull).toList();
    }

    private static int within(@Nullable Integer given, int least, int most, String field) {
        int number = Given.required(given, field);
        if (number < least || number > most) {
            throw faulty(field, least, most);
        }
        return number;
    }

    private static RefusedException faulty(String field, int least, int most) {
        return new RefusedException(Refusal.invalid("ticketing.rate-rules-faulty")
                .with("field", field)
                .with("least", least)
                .with("most", most));
    }
}
