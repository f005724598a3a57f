package org.civicline.ticketing.sla;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects steps day by day; days alike become one. */
final class Steps {

    private final List<Step> steps = new ArrayList<>();

    void add(Step day) {
        Step last = steps.isEmpty() ? null : steps.getLast();
        if (last == null || !alike(last, day)) {
            steps.add(day);
        } else {
            steps.set(
                    steps.size() - 1,
                    new Step(
                            last.first(),
                            day.last(),
                            last.amount() + day.amount(),
                            day.why(),
                            day.detail(),
                            day.hours()));
        }
    }

    LocalDate lastDay() {
        return steps.getLast().last();
    }

    List<Step> list() {
        return List.copyOf(steps);
    }

    private static boolean alike(Step one, Step other) {
        return one.last().plusDays(1).equals(other.first())
                && one.why() == other.why()
                && (one.amount() == 0) == (other.amount() == 0)
                && Objects.equals(one.detail(), other.detail())
                && Objects.equals(one.hours(), other.hours());
    }
}
