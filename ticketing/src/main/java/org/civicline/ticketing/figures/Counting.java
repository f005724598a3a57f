package org.civicline.ticketing.figures;

import static org.civicline.foundation.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.rates.RateRuleStore;
import org.civicline.ticketing.rates.RateRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts figures of the catalogue: those of one kind of row in one pass. */
@Component
public class Counting {

    /** What figures are told apart by. */
    public enum By {
        DEPARTMENT,
        CATEGORY,
        /** Street or district. */
        PLACE,
        STATUS,
        TYPE,
        /** By which the case came. */
        CHANNEL,
        /** What the citizen needs, all of it; see {@link #needs}. */
        NEEDS,
        /** Of the city, as ISO-8601 writes it. */
        DAY,
        /** By its Monday. */
        WEEK,
        /** By its first day. */
        MONTH,
        /** Which of nine equal parts of the period, from 0: what is now, and eight times as long before. */
        NINTH;

        /** What every row is grouped by: as it is kept, to be written out once for each group. */
        private String column(Fact fact) {
            return switch (this) {
                case DEPARTMENT -> fact.department();
                case CATEGORY -> "t.category_code";
                case PLACE -> fact.place();
                case STATUS -> "t.status";
                case TYPE -> "t.type";
                case CHANNEL -> fact.channel();
                case NEEDS -> "array_to_string(z.needs, ',')";
                case DAY, WEEK, MONTH, NINTH -> "width_bucket(" + fact.at() + ", CAST(:starts AS timestamptz[]))";
            };
        }

        /** Steps of time are told apart by where they start, found by halving: to ask each row for its day in the zone is dear. */
        boolean ofTime() {
            return switch (this) {
                case DAY, WEEK, MONTH, NINTH -> true;
                case DEPARTMENT, CATEGORY, PLACE, STATUS, TYPE, CHANNEL, NEEDS -> false;
            };
        }

        /** Of a key of {@link #NEEDS}. */
        static Set<Need> needs(String key) {
            return Stream.of(key.split(","))
                    .filter(one -> !one.isEmpty())
                    .map(Need::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The first days of the steps that a period touches; days, where this is no step of the calendar. */
        Stream<LocalDate> firstDays(Period period) {
            LocalDate end = period.last().plusDays(1);
            return switch (this) {
                case WEEK ->
                    period.first()
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .datesUntil(end, java.time.Period.ofWeeks(1));
                case MONTH -> period.first().withDayOfMonth(1).datesUntil(end, java.time.Period.ofMonths(1));
                case DAY, NINTH, DEPARTMENT, CATEGORY, PLACE, STATUS, TYPE, CHANNEL, NEEDS ->
                    period.first().datesUntil(end);
            };
        }
    }

    private final JdbcClient jdbc;
    private final RateRuleStore rules;
    private final ZoneId zone;
    private final Clock clock;

    Counting(JdbcClient jdbc, RateRuleStore rules, ZoneId cityZone, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.zone = cityZone;
        this.clock = clock;
    }

    /** Every figure asked for is a key. */
    public Map<Figure, Reading> of(Collection<Figure> figures, Scope scope) {
        return of(figures, scope, rules.inForce());
    }

    /** The same by other rate rules than those in force. */
    public Map<Figure, Reading> of(Collection<Figure> figures, Scope scope, RateRules rates) {
        return by(List.of(), figures, scope, rates).getOrDefault(List.of(), allOf(figures, Map.of(), rates));
    }

    /** By the values of each dimension, in their order; empty where a row has none. What nothing is known of is no key. */
    public Map<List<String>, Map<Figure, Reading>> by(List<By> dimensions, Collection<Figure> figures, Scope scope) {
        return by(dimensions, figures, scope, rules.inForce());
    }

    private Map<List<String>, Map<Figure, Reading>> by(
            List<By> dimensions, Collection<Figure> figures, Scope scope, RateRules rates) {
        var counted = new LinkedHashMap<List<String>, Map<Figure, Reading>>();
        Map<Fact, List<Figure>> byFact = figures.stream()
                .flatMap(one -> one.parts().isEmpty() ? Stream.of(one) : one.parts().stream())
                .distinct()
                .collect(Collectors.groupingBy(Figure::fact));
        byFact.forEach((fact, ofFact) -> count(fact, ofFact, dimensions, scope, rates, counted));
        counted.replaceAll((_, known) -> allOf(figures, known, rates));
        return counted;
    }

    private void count(
            Fact fact,
            List<Figure> figures,
            List<By> dimensions,
            Scope scope,
            RateRules rates,
            Map<List<String>, Map<Figure, Reading>> counted) {
        var columns = new ArrayList<String>();
        for (int i = 0; i < dimensions.size(); i++) {
            columns.add(dimensions.get(i).column(fact) + " AS k" + i);
        }
        for (int i = 0; i < figures.size(); i++) {
            columns.add(figures.get(i).measures(i));
        }
        String grouped = dimensions.isEmpty()
                ? ""
                : " GROUP BY "
                        + IntStream.rangeClosed(1, dimensions.size())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", "));
        List<String> keys = dimensions.stream().map(one -> one.column(fact)).toList();
        Steps steps = Steps.of(dimensions, scope, zone);
        jdbc.sql("SELECT " + String.join(", ", columns) + " FROM " + fact.from(keys, scope.ofCase(fact)) + " WHERE "
                        + scope.where(fact) + grouped)
                .params(scope.params())
                .param("starts", steps.array(), Types.OTHER)
                .param("grades", rates.grades().toArray(Integer[]::new))
                .param("now", at(clock.instant()))
                .query(row -> {
                    Map<Figure, Reading> known =
                            counted.computeIfAbsent(keys(row, dimensions, steps), _ -> new EnumMap<>(Figure.class));
                    for (int i = 0; i < figures.size(); i++) {
                        known.put(figures.get(i), reading(row, figures.get(i), i));
                    }
                });
    }

    private static Reading reading(ResultSet row, Figure figure, int number) throws SQLException {
        double part = row.getDouble("p" + number);
        return new Reading(part, row.getLong("w" + number), figure.spreads() ? row.getDouble("q" + number) : part);
    }

    private static List<String> keys(ResultSet row, List<By> dimensions, Steps steps) throws SQLException {
        var keys = new ArrayList<String>();
        for (int i = 0; i < dimensions.size(); i++) {
            keys.add(
                    dimensions.get(i).ofTime()
                            ? steps.name(row.getInt("k" + i))
                            : Objects.requireNonNullElse(row.getString("k" + i), ""));
        }
        return List.copyOf(keys);
    }

    /** Of all that was counted apart; what composites are made of must have been counted with them. */
    Map<Figure, Reading> together(Collection<Figure> figures, Collection<Map<Figure, Reading>> counted) {
        var sums = new EnumMap<Figure, Reading>(Figure.class);
        counted.forEach(one -> one.forEach((figure, reading) -> sums.merge(figure, reading, Reading::plus)));
        return allOf(figures, sums, rules.inForce());
    }

    private static Map<Figure, Reading> allOf(Collection<Figure> figures, Map<Figure, Reading> known, RateRules rates) {
        var all = new EnumMap<Figure, Reading>(Figure.class);
        for (Figure one : figures) {
            all.put(
                    one,
                    one.parts().isEmpty() ? known.getOrDefault(one, Reading.NOTHING) : composite(one, known, rates));
        }
        return all;
    }

    /** A weighted mean of rates, of as many as the last of them; nothing while one of them is of nothing. */
    private static Reading composite(Figure figure, Map<Figure, Reading> known, RateRules by) {
        List<Reading> rates = figure.parts().stream()
                .map(one -> known.getOrDefault(one, Reading.NOTHING))
                .toList();
        if (rates.stream().anyMatch(one -> one.whole() == 0)) {
            return Reading.NOTHING;
        }
        List<Double> weights = weights(by);
        double mean = IntStream.range(0, rates.size())
                .mapToDouble(i ->
                        weights.get(i) * Objects.requireNonNull(rates.get(i).share()))
                .sum();
        long whole = rates.getLast().whole();
        return new Reading(mean * whole, whole);
    }

    /** Of the three rates in a composite, in the order of its parts; together 1. */
    List<Double> weights() {
        return weights(rules.inForce());
    }

    private static List<Double> weights(RateRules by) {
        return Stream.of(by.contacted(), by.solved(), by.satisfied())
                .map(percent -> percent / 100.0)
                .toList();
    }
}
