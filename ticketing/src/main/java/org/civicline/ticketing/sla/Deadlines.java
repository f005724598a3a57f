package org.civicline.ticketing.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.sla.Step.Why;
import org.civicline.ticketing.sla.WorkingCalendar.Counted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets deadlines. */
@Component
public class Deadlines {

    private final RuleStore rules;
    private final CategoryPaths categories;
    private final CalendarStore calendars;
    private final ZoneId zone;

    Deadlines(RuleStore rules, CategoryPaths categories, CalendarStore calendars, ZoneId cityZone) {
        this.rules = rules;
        this.categories = categories;
        this.calendars = calendars;
        this.zone = cityZone;
    }

    /** The version of the rules that a ticket opened now is born with, and keeps. */
    public int rulesInForce() {
        return rules.inForce();
    }

    /**
     * When the duty is due.
     *
     * @param department whose duty it is, so that its calendar counts; null for the city's
     * @param from when its time begins to run
     */
    public Deadline of(Duty duty, Matter matter, @Nullable String department, Instant from) {
        int version = matter.rules() == null ? rules.inForce() : matter.rules();
        RuleSet set = rules.find(version)
                .orElseThrow(() -> new IllegalStateException("there is no version " + version + " of the rules"));
        return of(rule(set, duty, matter, department, from), set.version(), matter, department, from);
    }

    /** The rule that holds when the time begins to run. */
    Rule rule(RuleSet set, Duty duty, Matter matter, @Nullable String department, Instant from) {
        var asked = new Rule.Case(
                duty,
                matter.type(),
                matter.urgency(),
                categories.of(matter.category()),
                calendars.of(department).openAt(local(from)) ? TimeOfDay.WORKING : TimeOfDay.NON_WORKING);
        return set.find(asked)
                .orElseThrow(() -> new IllegalStateException("version " + set.version() + " has no rule for " + asked));
    }

    /** When what the rule is for is due. */
    Deadline of(Rule rule, int version, Matter matter, @Nullable String department, Instant from) {
        var byRule = new Because.ByRule(
                version,
                rule.category(),
                rule.time() == null ? null : rule.time() == TimeOfDay.WORKING,
                calendars.hasOwn(department) ? department : null);
        return counted(new Asked(rule.duty(), matter.type(), matter.urgency(), rule.limit(), from, byRule));
    }

    /**
     * A moment so much later.
     *
     * @param department whose calendar counts; null for the city's
     */
    public Instant later(Instant from, TimeLimit wait, @Nullable String department) {
        WorkingCalendar calendar = calendars.of(department);
        return switch (wait.unit()) {
            case MINUTES -> from.plus(Duration.ofMinutes(wait.amount()));
            case HOURS -> from.plus(Duration.ofHours(wait.amount()));
            case WORKING_MINUTES ->
                instant(calendar.hoursAfter(local(from), Duration.ofMinutes(wait.amount()))
                        .end());
            case WORKING_HOURS ->
                instant(calendar.hoursAfter(local(from), Duration.ofHours(wait.amount()))
                        .end());
            case WORKING_DAYS ->
                instant(calendar.daysAfter(local(from).toLocalDate(), wait.amount())
                        .end());
        };
    }

    /** A due time moved by working days, to the close of business of the last one, by the calendar it was set by. */
    public Instant extended(Because because, Instant due, int workingDays) {
        return instant(calendar(because.rule())
                .daysAfter(local(due).toLocalDate(), workingDays)
                .end());
    }

    /**
     * A due time after its clock stood still: later by what passed meanwhile, natural time or opening hours as the limit. Never
     * earlier.
     */
    public Instant moved(Because because, Instant due, Instant pausedAt, Instant resumedAt) {
        Duration missed = missed(because, pausedAt, resumedAt);
        if (missed.isZero()) {
            return due;
        }
        return natural(because)
                ? due.plus(missed)
                : instant(
                        calendar(because.rule()).hoursAfter(local(due), missed).end());
    }

    /** What is to be counted, for what, from when. */
    private record Asked(
            Duty duty, TicketType type, Urgency urgency, TimeLimit limit, Instant from, Because.ByRule rule) {}

    private Deadline counted(Asked asked) {
        WorkingCalendar calendar = calendar(asked.rule());
        int amount = asked.limit().amount();
        LocalDateTime from = local(asked.from());
        return switch (asked.limit().unit()) {
            case MINUTES -> natural(asked, Duration.ofMinutes(amount));
            case HOURS -> natural(asked, Duration.ofHours(amount));
            case WORKING_MINUTES -> working(asked, calendar.hoursAfter(from, Duration.ofMinutes(amount)));
            case WORKING_HOURS -> working(asked, calendar.hoursAfter(from, Duration.ofHours(amount)));
            case WORKING_DAYS -> working(asked, calendar.daysAfter(from.toLocalDate(), amount));
        };
    }

    private static Deadline natural(Asked asked, Duration time) {
        return new Deadline(asked.from().plus(time), because(asked, List.of(), null, null, null, null));
    }

    private Deadline working(Asked asked, Counted counted) {
        List<Step> steps = counted.steps();
        String close = TimeText.of(steps.getLast().last(), counted.end());
        return new Deadline(
                instant(counted.end()),
                because(asked, holidays(steps), close, counted.unplanned(), counted.provisional(), steps));
    }

    private static Because because(
            Asked asked,
            List<String> holidays,
            @Nullable String close,
            @Nullable Integer unplanned,
            @Nullable Integer provisional,
            @Nullable List<Step> steps) {
        return new Because(
                asked.duty(),
                asked.type(),
                asked.urgency(),
                asked.limit().amount(),
                asked.limit().unit().name(),
                asked.from(),
                holidays,
                close,
                unplanned,
                provisional,
                asked.rule(),
                steps);
    }

    private Duration missed(Because because, Instant pausedAt, Instant resumedAt) {
        if (!resumedAt.isAfter(pausedAt)) {
            return Duration.ZERO;
        }
        return natural(because)
                ? Duration.between(pausedAt, resumedAt)
                : calendar(because.rule()).between(local(pausedAt), local(resumedAt));
    }

    private static boolean natural(Because because) {
        return TimeLimit.Unit.valueOf(because.unit()).natural();
    }

    private WorkingCalendar calendar(Because.@Nullable ByRule rule) {
        return calendars.of(rule == null ? null : rule.department());
    }

    private static List<String> holidays(List<Step> steps) {
        var names = new LinkedHashSet<String>();
        for (Step step : steps) {
            if (step.why() == Why.HOLIDAY) {
                names.add(Objects.requireNonNull(step.detail()));
            }
        }
        return List.copyOf(names);
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime();
    }

    private Instant instant(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }
}
