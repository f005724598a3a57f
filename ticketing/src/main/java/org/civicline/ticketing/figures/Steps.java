package org.civicline.ticketing.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.civicline.ticketing.figures.Counting.By;

/** The steps of time that rows are told apart by: where each starts, and what it is called. */
record Steps(List<Start> starts) {

    private static final int NINTHS = 9;

    record Start(Instant at, String name) {}

    /** Of the one dimension that is of time; none without. */
    static Steps of(Collection<By> dimensions, Scope scope, ZoneId zone) {
        return dimensions.stream()
                .filter(By::ofTime)
                .findFirst()
                .map(step -> new Steps(step == By.NINTH ? ninths(scope) : days(step, scope, zone)))
                .orElse(new Steps(List.of()));
    }

    private static List<Start> ninths(Scope scope) {
        Duration whole = Duration.between(scope.from(), scope.until());
        return IntStream.range(0, NINTHS)
                .mapToObj(i -> new Start(scope.from().plus(whole.multipliedBy(i).dividedBy(NINTHS)), String.valueOf(i)))
                .toList();
    }

    private static List<Start> days(By step, Scope scope, ZoneId zone) {
        var days = new Period(
                LocalDate.ofInstant(scope.from(), zone),
                LocalDate.ofInstant(scope.until().minusNanos(1), zone));
        return step.firstDays(days)
                .map(day -> new Start(day.atStartOfDay(zone).toInstant(), day.toString()))
                .toList();
    }

    /** @param bucket as {@code width_bucket} counts them, from 1 */
    String name(int bucket) {
        return starts.get(bucket - 1).name();
    }

    /** Written out, and of no type but what the statement gives it: an array of texts would be made one of moments for each row. */
    String array() {
        return starts.stream().map(one -> one.at().toString()).collect(Collectors.joining(",", "{", "}"));
    }
}
