package org.civicline.ticketing.figures;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.ticketing.figures.Figure.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How one department, or the whole city, did in a period: against itself before, and against the city. */
@Component
class Scorecards {

    private static final List<Figure> SHOWN = List.of(
            Figure.OPENED,
            Figure.CLOSED,
            Figure.OPEN,
            Figure.OVERDUE,
            Figure.CONTACTED,
            Figure.SOLVED,
            Figure.SATISFIED,
            Figure.COMPOSITE,
            Figure.SIGNED_IN_TIME,
            Figure.ANSWERED_IN_TIME,
            Figure.HOURS_TO_ANSWER,
            Figure.RETURNED);

    /**
     * @param raw with nothing left out; null where nothing is
     * @param before as many days just before; null for what is so now
     * @param yearBefore the same days a year earlier; null for what is so now
     * @param city all departments together; null where it is the city's own scorecard
     * @param standing to the city; null where that cannot be said
     */
    record Line(
            String code,
            Shown value,
            @Nullable Shown raw,
            @Nullable Shown before,
            @Nullable Shown yearBefore,
            @Nullable Shown city,
            @Nullable Standing standing) {}

    record Scorecard(Period period, @Nullable String departmentCode, int leastSample, List<Line> lines) {}

    private final Counting counting;
    private final Compared compared;
    private final FigureSettings settings;
    private final ZoneId zone;

    Scorecards(Counting counting, Compared compared, FigureSettings settings, ZoneId cityZone) {
        this.counting = counting;
        this.compared = compared;
        this.settings = settings;
        this.zone = cityZone;
    }

    private record Counts(
            Map<Figure, Reading> now,
            Map<Figure, Reading> before,
            Map<Figure, Reading> yearBefore,
            @Nullable Map<Figure, Reading> city) {}

    /** @param scope of one department, or of all */
    Scorecard of(Period period, Scope scope) {
        String department =
                scope.departments().isEmpty() ? null : scope.departments().getFirst();
        Set<Figure> now = Compared.needed(SHOWN);
        SHOWN.forEach(one -> {
            if (one.raw() != null) {
                now.add(one.raw());
            }
        });
        List<Figure> past = SHOWN.stream().filter(one -> one.fact().past()).toList();
        var counts = new Counts(
                counting.of(now, scope),
                counting.of(past, during(period.before(), scope)),
                counting.of(past, during(period.yearBefore(), scope)),
                department == null ? null : counting.of(SHOWN, period.scope(zone)));
        return new Scorecard(
                period,
                department,
                settings.leastSample(),
                SHOWN.stream().map(one -> line(one, counts)).toList());
    }

    private Scope during(Period period, Scope scope) {
        Scope then = period.scope(zone);
        return scope.during(then.from(), then.until());
    }

    private Line line(Figure figure, Counts counts) {
        Map<Figure, Reading> ofCity = counts.city();
        Reading value = of(figure, counts.now());
        Reading city = ofCity == null ? null : of(figure, ofCity);
        Figure raw = figure.raw();
        boolean past = figure.fact().past();
        return new Line(
                figure.code(),
                Shown.of(value),
                raw == null ? null : Shown.of(of(raw, counts.now())),
                past ? Shown.of(of(figure, counts.before())) : null,
                past ? Shown.of(of(figure, counts.yearBefore())) : null,
                city == null ? null : Shown.of(city),
                standing(figure, value, city, counts.now()));
    }

    private @Nullable Standing standing(
            Figure figure, Reading value, @Nullable Reading city, Map<Figure, Reading> readings) {
        Double mean = city == null || figure.unit() != Unit.PERCENT ? null : city.share();
        return mean == null || value.whole() < settings.leastSample()
                ? null
                : Standing.of(compared.interval(figure, readings), mean, figure.better());
    }

    private static Reading of(Figure figure, Map<Figure, Reading> readings) {
        return readings.getOrDefault(figure, Reading.NOTHING);
    }
}
