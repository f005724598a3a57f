package org.civicline.ticketing.sla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads rules that somebody wants to publish, and finds what is wrong with each and with all of them together. */
@Component
class RuleReading {

    /** Duties, types, urgencies and times without a rule are named up to here. */
    private static final int GAPS_NAMED = 5;

    /** A city's rules: six duties, six types, three urgencies, and some hundred categories that differ. */
    private static final int MOST_RULES = 2_000;

    /** A row without anything in it is told as one that lacks everything. */
    private static final RuleForm EMPTY = new RuleForm(null, null, null, null, null, null, null);

    private final CategoryPaths categories;
    private final Wording wording;

    RuleReading(CategoryPaths categories, Wording wording) {
        this.categories = categories;
        this.wording = wording;
    }

    /** Refused if anything is wrong with any of them. */
    List<Rule> rules(@Nullable List<@Nullable RuleForm> forms) {
        List<@Nullable RuleForm> rows = Given.required(forms, "rules");
        var problems = new RowProblems(wording);
        if (rows.size() > MOST_RULES) {
            problems.add(0, "too-many", Integer.toString(MOST_RULES));
            problems.orRefuse();
        }
        List<Rule> rules = read(rows, problems);
        problems.orRefuse();
        return rules;
    }

    private List<Rule> read(List<@Nullable RuleForm> forms, RowProblems problems) {
        Set<String> known = categories.codes();
        var rules = new TreeMap<Integer, Rule>();
        var rows = new HashMap<Rule.Key, Integer>();
        for (int row = 1; row <= forms.size(); row++) {
            Rule rule = rule(row, Objects.requireNonNullElse(forms.get(row - 1), EMPTY), known, problems);
            if (rule != null) {
                Integer before = rows.putIfAbsent(rule.key(), row);
                if (before != null) {
                    problems.add(row, "rule-twice", before.toString());
                }
                rules.put(row, rule);
            }
        }
        if (problems.none()) {
            inAll(rules, problems);
        }
        return new ArrayList<>(rules.values());
    }

    private @Nullable Rule rule(int row, RuleForm form, Set<String> known, RowProblems problems) {
        int before = problems.list().size();
        Duty duty = problems.choice(row, form.duty(), Duty.class, "duty");
        TicketType type = problems.choice(row, form.type(), TicketType.class, "type");
        Urgency urgency = problems.choice(row, form.urgency(), Urgency.class, "urgency");
        TimeOfDay time = problems.choice(row, form.timeOfDay(), TimeOfDay.class, "timeOfDay");
        TimeLimit.Unit unit = problems.choice(row, form.unit(), TimeLimit.Unit.class, "unit");
        String category = form.categoryCode() == null || form.categoryCode().isBlank()
                ? null
                : form.categoryCode().strip();
        if (category != null && !known.contains(category)) {
            problems.add(row, "unknown-category", category.substring(0, Math.min(64, category.length())));
        }
        if (blank(form.duty())) {
            problems.add(row, "missing", "duty");
        }
        if (blank(form.unit())) {
            problems.add(row, "missing", "unit");
        }
        Integer amount = form.amount();
        int most = unit == null ? TimeLimit.Unit.MINUTES.most() : unit.most();
        if (amount == null || amount < 1 || amount > most) {
            problems.add(row, "amount", Integer.toString(most));
        }
        return problems.list().size() > before || duty == null || unit == null || amount == null
                ? null
                : new Rule(duty, type, urgency, category, time, new TimeLimit(amount, unit));
    }

    private static boolean blank(@Nullable String written) {
        return written == null || written.isBlank();
    }

    /** Every ticket finds a rule for every duty, and every rule is some ticket's. */
    private void inAll(Map<Integer, Rule> rules, RowProblems problems) {
        var set = new RuleSet(0, new ArrayList<>(rules.values()));
        Set<Rule> used = new HashSet<>();
        int gaps = 0;
        for (Rule.Case asked : cases(List.of())) {
            Rule found = set.find(asked).orElse(null);
            if (found != null) {
                used.add(found);
            } else if (++gaps <= GAPS_NAMED) {
                problems.add(0, "no-rule", asked.duty(), asked.type(), asked.urgency(), asked.time());
            }
        }
        for (List<String> path : paths(set)) {
            for (Rule.Case asked : cases(path)) {
                set.find(asked).ifPresent(used::add);
            }
        }
        rules.forEach((row, rule) -> {
            if (!used.contains(rule)) {
                problems.add(row, "never-used");
            }
        });
    }

    /** A category stands for all below it that have no rule of their own. */
    private Set<List<String>> paths(RuleSet set) {
        var paths = new HashSet<List<String>>();
        for (Rule rule : set.rules()) {
            if (rule.category() != null) {
                paths.add(categories.of(rule.category()));
            }
        }
        return paths;
    }

    private static List<Rule.Case> cases(List<String> path) {
        var cases = new ArrayList<Rule.Case>();
        for (Duty duty : Duty.values()) {
            for (TicketType type : TicketType.values()) {
                for (Urgency urgency : Urgency.values()) {
                    for (TimeOfDay time : TimeOfDay.values()) {
                        cases.add(new Rule.Case(duty, type, urgency, path, time));
                    }
                }
            }
        }
        return cases;
    }
}
