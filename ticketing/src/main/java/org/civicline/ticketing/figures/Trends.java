package org.civicline.ticketing.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.figures.Counting.By;
import org.springframework.stereotype.Component;

/** A figure over time, and against the time before. */
@Component
class Trends {

    private static final int MOST_DAYS = 31;
    private static final int MOST_WEEKS_DAYS = 183;

    /**
     * @param step how long each point is; the first and the last may be cut off by the period
     * @param before the same number of days just before
     * @param yearBefore the same days a year earlier
     */
    record Trend(Period period, By step, List<Point> points, Shown now, Shown before, Shown yearBefore) {}

    /** @param from its first day */
    record Point(LocalDate from, Shown value) {}

    private final Counting counting;
    private final ZoneId zone;

    Trends(Counting counting, ZoneId cityZone) {
        this.counting = counting;
        this.zone = cityZone;
    }

    Trend of(Figure figure, Period period, Scope scope) {
        By step = period.days() <= MOST_DAYS ? By.DAY : period.days() <= MOST_WEEKS_DAYS ? By.WEEK : By.MONTH;
        Map<List<String>, Map<Figure, Reading>> counted = counting.by(List.of(step), List.of(figure), scope);
        List<Point> points = step.firstDays(period)
                .map(day -> new Point(day, shown(counted.getOrDefault(List.of(day.toString()), Map.of()), figure)))
                .toList();
        return new Trend(
                period,
                step,
                points,
                during(figure, period, scope),
                during(figure, period.before(), scope),
                during(figure, period.yearBefore(), scope));
    }

    private Shown during(Figure figure, Period period, Scope scope) {
        Scope then = period.scope(zone);
        return shown(counting.of(List.of(figure), scope.during(then.from(), then.until())), figure);
    }

    private static Shown shown(Map<Figure, Reading> readings, Figure figure) {
        return Shown.of(readings.getOrDefault(figure, Reading.NOTHING));
    }
}
