package org.civicline.ticketing.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The departments whose answers take longest, and where the time goes: until they sign, and into which matter. Who has answered
 * too few is not listed. That a department is slow is said only beyond chance; why it is, its cases tell.
 */
@Component
class Slowest {

    private static final int MOST = 5;

    private static final List<Figure> SHOWN =
            List.of(Figure.HOURS_TO_ANSWER, Figure.HOURS_TO_SIGN, Figure.ANSWERED_IN_TIME);

    /**
     * @param city all departments together
     * @param tooFew how many departments answered, but fewer than are listed
     */
    record Table(Shown city, int leastSample, int tooFew, List<Row> rows) {}

    /**
     * @param value hours to an answer
     * @param toSign hours of these until it was signed
     * @param inTime answered within the limit
     * @param matter what took most of its hours; null where all its cases are confidential
     */
    record Row(
            String departmentCode,
            String department,
            Shown value,
            Interval interval,
            Standing standing,
            Shown toSign,
            Shown inTime,
            @Nullable Matter matter) {}

    /** @param value hours to an answer in it */
    record Matter(String categoryCode, String category, Shown value) {}

    private record Counted(String department, Map<Figure, Reading> readings) {

        Reading of(Figure figure) {
            return readings.getOrDefault(figure, Reading.NOTHING);
        }

        double hours() {
            return Objects.requireNonNullElse(of(Figure.HOURS_TO_ANSWER).share(), 0.0);
        }
    }

    private final Counting counting;
    private final Compared compared;
    private final FigureSettings settings;
    private final CategoryPaths categories;
    private final People people;

    Slowest(Counting counting, Compared compared, FigureSettings settings, CategoryPaths categories, People people) {
        this.counting = counting;
        this.compared = compared;
        this.settings = settings;
        this.categories = categories;
        this.people = people;
    }

    Table in(Scope scope) {
        List<Counted> all = counting.by(List.of(By.DEPARTMENT), SHOWN, scope).entrySet().stream()
                .map(one -> new Counted(one.getKey().getFirst(), one.getValue()))
                .filter(one -> one.of(Figure.HOURS_TO_ANSWER).whole() > 0)
                .toList();
        List<Counted> enough = all.stream()
                .filter(one -> one.of(Figure.HOURS_TO_ANSWER).whole() >= settings.leastSample())
                .toList();
        List<Counted> slowest = enough.stream()
                .sorted(Comparator.comparingDouble(Counted::hours).reversed().thenComparing(Counted::department))
                .limit(MOST)
                .toList();
        Map<Figure, Reading> city =
                counting.together(SHOWN, all.stream().map(Counted::readings).toList());
        Map<String, Matter> matters = matters(scope, slowest);
        return new Table(
                Shown.of(city.getOrDefault(Figure.HOURS_TO_ANSWER, Reading.NOTHING)),
                settings.leastSample(),
                all.size() - enough.size(),
                slowest.stream()
                        .map(one -> row(one, city, matters.get(one.department())))
                        .toList());
    }

    private Row row(Counted one, Map<Figure, Reading> city, @Nullable Matter matter) {
        Interval interval = compared.interval(Figure.HOURS_TO_ANSWER, one.readings());
        return new Row(
                one.department(),
                Objects.requireNonNullElse(people.departmentName(one.department()), one.department()),
                Shown.of(one.of(Figure.HOURS_TO_ANSWER)),
                interval,
                Standing.of(interval, compared.interval(Figure.HOURS_TO_ANSWER, city), Figure.HOURS_TO_ANSWER.better()),
                Shown.of(one.of(Figure.HOURS_TO_SIGN)),
                Shown.of(one.of(Figure.ANSWERED_IN_TIME)),
                matter);
    }

    /** By department: the category that took most hours, seldom ones too if they took so many. Without confidential cases. */
    private Map<String, Matter> matters(Scope scope, List<Counted> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        Scope theirs = scope.of(of.stream().map(Counted::department).toList()).withoutConfidential();
        var most = new HashMap<String, Matter>();
        counting.by(List.of(By.DEPARTMENT, By.CATEGORY), List.of(Figure.HOURS_TO_ANSWER), theirs)
                .forEach((keys, readings) -> {
                    Reading hours = readings.getOrDefault(Figure.HOURS_TO_ANSWER, Reading.NOTHING);
                    if (hours.whole() > 0) {
                        most.merge(
                                keys.getFirst(),
                                new Matter(keys.get(1), categories.name(keys.get(1)), Shown.of(hours)),
                                Slowest::longer);
                    }
                });
        return most;
    }

    private static Matter longer(Matter one, Matter other) {
        return one.value().part() >= other.value().part() ? one : other;
    }
}
