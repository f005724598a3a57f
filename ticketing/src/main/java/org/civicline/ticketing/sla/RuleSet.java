package org.civicline.ticketing.sla;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of one version, found by duty and category: looked up at every step of every ticket. */
final class RuleSet {

    private record Shelf(Duty duty, @Nullable String category) {}

    private final int version;
    private final List<Rule> rules;
    private final Map<Shelf, List<Rule>> shelves;

    RuleSet(int version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.shelves = rules.stream().collect(Collectors.groupingBy(rule -> new Shelf(rule.duty(), rule.category())));
    }

    int version() {
        return version;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Of the rules that fit, the one that fits most closely. */
    Optional<Rule> find(Rule.Case asked) {
        return Stream.concat(
                        on(asked.duty(), null), asked.path().stream().flatMap(category -> on(asked.duty(), category)))
                .filter(rule -> rule.fits(asked))
                .max(Comparator.comparingInt(rule -> rule.closeness(asked)));
    }

    private Stream<Rule> on(Duty duty, @Nullable String category) {
        return shelves.getOrDefault(new Shelf(duty, category), List.of()).stream();
    }
}
