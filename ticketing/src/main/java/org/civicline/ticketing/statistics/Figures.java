package org.civicline.ticketing.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.figures.Counting;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.Reading;
import org.civicline.ticketing.figures.Scope;
import org.civicline.ticketing.rates.RateRuleStore;
import org.civicline.ticketing.rates.RateRules;
import org.springframework.stereotype.Component;

/** The board's figures, all of them of the catalogue. */
@Component
class Figures implements Statistics {

    private static final List<Figure> RATES = List.of(
            Figure.CONTACTED,
            Figure.SOLVED,
            Figure.SATISFIED,
            Figure.COMPOSITE,
            Figure.CONTACTED_RAW,
            Figure.SOLVED_RAW,
            Figure.SATISFIED_RAW,
            Figure.COMPOSITE_RAW,
            Figure.SILENT,
            Figure.EXCLUDED);

    private final Counting counting;
    private final RateRuleStore rules;
    private final CategoryPaths categories;
    private final Access access;
    private final ZoneId zone;

    Figures(Counting counting, RateRuleStore rules, CategoryPaths categories, Access access, ZoneId cityZone) {
        this.counting = counting;
        this.rules = rules;
        this.categories = categories;
        this.access = access;
        this.zone = cityZone;
    }

    @Override
    public Rates rates(Instant from, Instant until) {
        access.figures();
        return rates(Scope.of(from, until), rules.inForce());
    }

    /** By these rules, in force or not. */
    Rates rates(Scope scope, RateRules by) {
        Map<Figure, Reading> all = counting.of(RATES, scope, by);
        return new Rates(
                sample(all, Figure.CONTACTED_RAW, Figure.SOLVED_RAW, Figure.SATISFIED_RAW, Figure.COMPOSITE_RAW),
                sample(all, Figure.CONTACTED, Figure.SOLVED, Figure.SATISFIED, Figure.COMPOSITE),
                by.version(),
                of(all, Figure.SILENT).count(),
                of(all, Figure.EXCLUDED).count());
    }

    private static Sample sample(
            Map<Figure, Reading> all, Figure contacted, Figure solved, Figure satisfied, Figure composite) {
        return new Sample(
                of(all, solved).whole(),
                of(all, contacted).whole(),
                of(all, contacted).count(),
                of(all, solved).count(),
                of(all, satisfied).part(),
                of(all, composite).share());
    }

    @Override
    public Volume volume(Instant from, Instant until) {
        access.figures();
        var byStatus = new EnumMap<TicketStatus, Long>(TicketStatus.class);
        var byType = new EnumMap<TicketType, Long>(TicketType.class);
        for (TicketStatus status : TicketStatus.values()) {
            byStatus.put(status, 0L);
        }
        for (TicketType type : TicketType.values()) {
            byType.put(type, 0L);
        }
        long[] opened = {0, 0};
        Scope scope = Scope.of(from, until);
        counting.by(List.of(By.STATUS, By.TYPE), List.of(Figure.OPENED, Figure.ANSWERED_DIRECTLY), scope)
                .forEach((keys, readings) -> {
                    long count = of(readings, Figure.OPENED).count();
                    byStatus.merge(TicketStatus.valueOf(keys.get(0)), count, Long::sum);
                    byType.merge(TicketType.valueOf(keys.get(1)), count, Long::sum);
                    opened[0] += count;
                    opened[1] += of(readings, Figure.ANSWERED_DIRECTLY).count();
                });
        Map<Figure, Reading> others = counting.of(List.of(Figure.CLOSED, Figure.OVERDUE), scope);
        return new Volume(
                opened[0],
                opened[1],
                of(others, Figure.CLOSED).count(),
                of(others, Figure.OVERDUE).count(),
                byStatus,
                byType);
    }

    @Override
    public List<DayCount> perDay(Instant from, Instant until) {
        access.figures();
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = LocalDate.ofInstant(until.minusNanos(1), zone);
        Map<List<String>, Map<Figure, Reading>> days =
                counting.by(List.of(By.DAY), List.of(Figure.OPENED, Figure.CLOSED), Scope.of(from, until));
        return first.datesUntil(last.plusDays(1))
                .map(day -> {
                    Map<Figure, Reading> counted = days.getOrDefault(List.of(day.toString()), Map.of());
                    return new DayCount(
                            day,
                            of(counted, Figure.OPENED).count(),
                            of(counted, Figure.CLOSED).count());
                })
                .toList();
    }

    @Override
    public List<TopicCount> topics(Instant from, Instant until, int most) {
        access.figures();
        return counting.by(List.of(By.CATEGORY), List.of(Figure.OPENED), Scope.of(from, until)).entrySet().stream()
                .map(one -> topic(one.getKey().getFirst(), of(one.getValue(), Figure.OPENED)))
                .sorted(Comparator.comparingLong(TopicCount::count).reversed().thenComparing(TopicCount::categoryCode))
                .limit(most)
                .toList();
    }

    private TopicCount topic(String category, Reading opened) {
        return new TopicCount(category, categories.name(category), opened.count());
    }

    private static Reading of(Map<Figure, Reading> readings, Figure figure) {
        return readings.getOrDefault(figure, Reading.NOTHING);
    }
}
