package org.civicline.ticketing.conduct;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.conduct.CitizenRules.Name;
import org.civicline.ticketing.conduct.CitizenRules.Rule;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;

/**
 * The next version as it is written, every field possibly missing.
 *
 * @param version the one that was edited
 */
record CitizenRuleForm(
        @Nullable Integer version,
        @Nullable String note,
        @Nullable List<@Nullable RuleForm> rules) {

    record RuleForm(
            @Nullable String name,
            @Nullable Boolean active,
            @Nullable Integer times,
            @Nullable Integer hours) {}

    /** One for each name; refused by field where something is missing or cannot be. */
    List<Rule> read() {
        Map<Name, Rule> read = new EnumMap<>(Name.class);
        for (RuleForm one : Given.required(rules, "rules")) {
            Rule rule = read(Given.required(one, "rules"));
            read.put(rule.name(), rule);
        }
        return Arrays.stream(Name.values())
                .map(name -> Given.required(read.get(name), name.name()))
                .toList();
    }

    private static Rule read(RuleForm form) {
        var rule = new Rule(
                Given.choice(form.name(), Name.class, "name"),
                Given.required(form.active(), "active"),
                Given.required(form.times(), "times"),
                Given.required(form.hours(), "hours"));
        if (rule.times() < 2
                || rule.times() > CitizenRules.MOST_TIMES
                || rule.hours() < 1
                || rule.hours() > CitizenRules.MOST_HOURS) {
            throw new RefusedException(Refusal.invalid("ticketing.citizen-rule")
                    .with("times", CitizenRules.MOST_TIMES)
                    .with("hours", CitizenRules.MOST_HOURS));
        }
        return rule;
    }
}
