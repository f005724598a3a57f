package org.civicline.ticketing.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.sla.Step.Why;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says step by step how a due time was counted: by which rule, what was counted, what was skipped and why. */
@Component
public class DueSteps {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Wording wording;
    private final CategoryPaths categories;
    private final ZoneId zone;

    DueSteps(Wording wording, CategoryPaths categories, ZoneId cityZone) {
        this.wording = wording;
        this.categories = categories;
        this.zone = cityZone;
    }

    /** @param due what the counting came to, before any pause */
    public List<String> of(Because because, Instant due) {
        var said = new ArrayList<String>();
        Because.ByRule rule = because.rule();
        if (rule != null) {
            said.add(rule(because, rule));
        }
        said.add(wording.text("step.from", moment(because.from())));
        said.addAll(counting(because));
        said.add(wording.text("step.due", moment(due)));
        return said;
    }

    /** A moment as steps say it, in the city's time. */
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    private String rule(Because because, Because.ByRule rule) {
        String category = rule.category() == null ? null : categories.name(rule.category());
        String working = rule.working() == null ? null : wording.text("step.time." + rule.working());
        return wording.text(
                "step.rule",
                Integer.toString(rule.version()),
                category == null ? "" : wording.text("step.rule.category", category),
                working == null ? "" : wording.text("step.rule.time", working),
                amount(because),
                wording.text(rule.department() == null ? "step.calendar.city" : "step.calendar.department"));
    }

    private List<String> counting(Because because) {
        List<Step> steps = because.steps();
        if (steps != null) {
            return steps.stream().map(step -> text(step, because.unit())).toList();
        }
        if (because.closeOfBusiness() == null) {
            return List.of(wording.text("step.natural", amount(because)));
        }
        var said = new ArrayList<String>();
        said.add(wording.text("step.unkept", amount(because)));
        for (String holiday : because.holidays()) {
            said.add(wording.text("step.unkept.skipped", wording.textOrName("holiday." + holiday)));
        }
        return said;
    }

    private String text(Step step, String unit) {
        String days = days(step.first(), step.last());
        String why = why(step.why(), step.detail());
        if (step.amount() == 0 && step.hours() == null) {
            return wording.text("step.skipped", days, why);
        }
        String counted = unit.equals(TimeLimit.Unit.WORKING_DAYS.name())
                ? wording.text("step.days", step.amount())
                : wording.text("step.hours", time(step.amount()), Objects.requireNonNullElse(step.hours(), ""));
        return step.why() == null
                ? wording.text("step.counted", days, counted)
                : wording.text("step.counted-because", days, counted, why);
    }

    private String why(@Nullable Why why, @Nullable String detail) {
        if (why == null) {
            return "";
        }
        String name = why == Why.HOLIDAY || why == Why.MAKE_UP ? wording.textOrName("holiday." + detail) : detail;
        return wording.text("step.why." + why, name == null ? "" : name);
    }

    /** {@code 90} minutes as {@code 1:30}. */
    private static String time(int minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : wording.text("step.stretch", day(first), day(last));
    }

    private String day(LocalDate day) {
        return wording.text(
                "step.day",
                day.toString(),
                wording.text("weekday." + day.getDayOfWeek().getValue()));
    }

    private String amount(Because because) {
        return wording.text("due.amount." + because.unit(), because.amount());
    }
}
