package org.civicline.ticketing.supervision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.TimeLimit;
import org.civicline.ticketing.supervision.LadderRule.Rung;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a ladder that somebody wants to try or to publish, and finds all that is wrong with it. */
@Component
class LadderReading {

    static final int RULES = Duty.values().length * Urgency.values().length;

    record RuleForm(
            @Nullable String duty,
            @Nullable String urgency,
            @Nullable Integer yellowPercent,
            @Nullable Boolean automatic,
            @Nullable String unit,
            @Nullable Rung urge,
            @Nullable Rung supervise,
            @Nullable Rung notice) {

        static final RuleForm EMPTY = new RuleForm(null, null, null, null, null, null, null, null);
    }

    record AudienceForm(
            @Nullable String step,
            @Nullable List<@Nullable String> groups,
            @Nullable List<@Nullable UUID> people) {

        static final AudienceForm EMPTY = new AudienceForm(null, null, null);
    }

    private record Kind(Duty duty, Urgency urgency) {}

    private final Persons persons;
    private final Wording wording;

    LadderReading(Persons persons, Wording wording) {
        this.persons = persons;
        this.wording = wording;
    }

    /** One rule for each duty and urgency. */
    List<LadderRule> rules(@Nullable List<@Nullable RuleForm> forms) {
        List<@Nullable RuleForm> rows = Given.required(forms, "rules");
        var problems = new RowProblems(wording);
        if (rows.size() > RULES) {
            problems.add(0, "too-many", Integer.toString(RULES));
            problems.orRefuse();
        }
        var read = new ArrayList<LadderRule>();
        var found = new HashMap<Kind, Integer>();
        for (int row = 1; row <= rows.size(); row++) {
            RuleForm form = Objects.requireNonNullElse(rows.get(row - 1), RuleForm.EMPTY);
            LadderRule rule = rule(row, form, problems);
            if (rule != null) {
                read.add(rule);
                Integer before = found.putIfAbsent(new Kind(rule.duty(), rule.urgency()), row);
                if (before != null) {
                    problems.add(row, "rule-twice", before.toString());
                }
            }
        }
        if (problems.none()) {
            lacking(found.keySet()).forEach(kind -> problems.add(0, "ladder-lacks", kind.duty(), kind.urgency()));
        }
        problems.orRefuse();
        return read;
    }

    private static List<Kind> lacking(Set<Kind> found) {
        return Arrays.stream(Duty.values())
                .flatMap(duty -> Arrays.stream(Urgency.values()).map(urgency -> new Kind(duty, urgency)))
                .filter(kind -> !found.contains(kind))
                .toList();
    }

    private static @Nullable LadderRule rule(int row, RuleForm form, RowProblems problems) {
        Duty duty = problems.choice(row, form.duty(), Duty.class, "duty");
        Urgency urgency = problems.choice(row, form.urgency(), Urgency.class, "urgency");
        TimeLimit.Unit unit = problems.choice(row, form.unit(), TimeLimit.Unit.class, "unit");
        if (duty == null || urgency == null || unit == null || form.automatic() == null) {
            problems.add(row, "missing", "duty, urgency, unit, automatic");
            return null;
        }
        Integer yellow = form.yellowPercent();
        Rung urge = form.urge();
        Rung supervise = form.supervise();
        Rung notice = form.notice();
        if (yellow == null || yellow < 1 || yellow > 99) {
            problems.add(row, "percent");
            return null;
        }
        if (urge == null || supervise == null || notice == null || !rises(urge, supervise, notice, unit)) {
            problems.add(row, "ladder", Integer.toString(unit.most()));
            return null;
        }
        return new LadderRule(duty, urgency, yellow, form.automatic(), unit, urge, supervise, notice);
    }

    private static boolean rises(Rung urge, Rung supervise, Rung notice, TimeLimit.Unit unit) {
        return urge.after() > 0
                && urge.after() < supervise.after()
                && supervise.after() < notice.after()
                && notice.after() <= unit.most()
                && Stream.of(urge, supervise, notice).allMatch(one -> one.answer() > 0 && one.answer() <= unit.most());
    }

    /** One for each step; whoever is named works here and may see every case. */
    List<Audience> audiences(@Nullable List<@Nullable AudienceForm> forms) {
        Set<UUID> nameable = persons.roster().nameable().stream()
                .map(one -> one.id().value())
                .collect(Collectors.toSet());
        Map<LadderStep, Audience> read = new EnumMap<>(LadderStep.class);
        for (AudienceForm form : Given.required(forms, "audiences")) {
            Audience audience = audience(Objects.requireNonNullElse(form, AudienceForm.EMPTY), nameable);
            if (read.put(audience.step(), audience) != null) {
                throw faulty(audience.step());
            }
        }
        for (LadderStep step : LadderStep.values()) {
            if (!read.containsKey(step)) {
                throw faulty(step);
            }
        }
        return List.copyOf(read.values());
    }

    private static Audience audience(AudienceForm form, Set<UUID> nameable) {
        LadderStep step = Given.choice(form.step(), LadderStep.class, "step");
        List<Audience.Group> groups = Given.required(form.groups(), "groups").stream()
                .map(one -> Given.choice(one, Audience.Group.class, "groups"))
                .distinct()
                .sorted()
                .toList();
        List<UUID> people = Given.required(form.people(), "people").stream()
                .map(one -> Given.required(one, "people"))
                .distinct()
                .toList();
        if (people.size() > Audience.MOST_PEOPLE || (step.answered() && groups.isEmpty() && people.isEmpty())) {
            throw faulty(step);
        }
        if (!nameable.containsAll(people)) {
            throw new RefusedException(Refusal.invalid("ticketing.not-nameable"));
        }
        return new Audience(step, groups, people);
    }

    private static RefusedException faulty(LadderStep step) {
        return new RefusedException(Refusal.invalid("ticketing.ladder-audience")
                .with("step", step.name())
                .with("most", Audience.MOST_PEOPLE));
    }
}
