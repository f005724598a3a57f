package org.civicline.ticketing.sla;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of one version. */
record RuleSet(int version, List<Rule> rules) {

    RuleSet {
        rules = List.copyOf(rules);
    }

    /** Of the rules that fit, the one that fits most closely. */
    Optional<Rule> find(Rule.Case asked) {
        return rules.stream()
                .filter(rule -> rule.fits(asked))
                .max(Comparator.comparingInt(rule -> rule.closeness(asked)));
    }
}
