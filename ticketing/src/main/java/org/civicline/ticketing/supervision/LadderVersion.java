package org.civicline.ticketing.supervision;

import java.util.List;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Duty;

/**
 * The ladder as it was published.
 *
 * @param rules one for each duty and urgency
 * @param audiences one for each step
 */
record LadderVersion(int version, List<LadderRule> rules, List<Audience> audiences) {

    LadderVersion {
        rules = List.copyOf(rules);
        audiences = List.copyOf(audiences);
    }

    LadderRule rule(Duty duty, Urgency urgency) {
        return rules.stream()
                .filter(one -> one.duty() == duty && one.urgency() == urgency)
                .findFirst()
                .orElseThrow();
    }

    Audience audience(LadderStep step) {
        return audiences.stream().filter(one -> one.step() == step).findFirst().orElseThrow();
    }
}
