package org.civicline.ticketing.figures;

import static org.civicline.ticketing.sql.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.ticketing.rates.RateRuleStore;
import org.civicline.ticketing.rates.RateRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts figures of the catalogue: those of one kind of row in one pass. */
@Component
public class Counting {

    /** What figures are told apart by. */
    public enum By {
        DEPARTMENT(""),
        CATEGORY("t.category_code"),
        /** Street or district. */
        PLACE("t.place_code"),
        STATUS("t.status"),
        TYPE("t.type"),
        /** Of the city, as ISO-8601 writes it. */
        DAY(""),
        /** By its Monday. */
        WEEK(""),
        /** By its first day. */
        MONTH(""),
        /** Which of nine equal parts of the period, from 0: what is now, and eight times as long before. */
        NINTH("");

        private static final int NINTHS = 9;

        private final String ofCase;

        By(String ofCase) {
            this.ofCase = ofCase;
        }

        private String column(Fact fact) {
            return switch (this) {
                case DEPARTMENT -> fact.department();
                case DAY, WEEK, MONTH ->
                    "CAST(CAST(date_trunc('" + name() + "', " + fact.at() + " AT TIME ZONE :zone) AS date) AS text)";
                case NINTH ->
                    "CAST(CAST(floor(extract(epoch FROM " + fact.at() + " - :from) * " + NINTHS
                            + " / extract(epoch FROM CAST(:until AS timestamptz) - :from)) AS integer) AS text)";
                case CATEGORY, PLACE, STATUS, TYPE -> ofCase;
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
        boolean ofCase = scope.ofCase() || dimensions.stream().anyMatch(one -> !one.ofCase.isEmpty());
        var columns = new ArrayList<String>();
        for (int i = 0; i < dimensions.size(); i++) {
            columns.add("COALESCE(" + dimensions.get(i).column(fact) + ", '') AS k" + i);
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
        jdbc.sql("SELECT " + String.join(", ", columns) + " FROM " + fact.from(ofCase) + " WHERE " + scope.where(fact)
                        + grouped)
                .params(scope.params())
                .param("zone", zone.getId())
                .param("grades", rates.grades().toArray(Integer[]::new))
                .param("now", at(clock.instant()))
                .query(row -> {
                    Map<Figure, Reading> known =
                            counted.computeIfAbsent(keys(row, dimensions.size()), _ -> new EnumMap<>(Figure.class));
                    for (int i = 0; i < figures.size(); i++) {
                        known.put(figures.get(i), new Reading(row.getDouble("p" + i), row.getLong("w" + i)));
                    }
                });
    }

    private static List<String> keys(ResultSet row, int count) throws SQLException {
        var keys = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            keys.add(row.getString("k" + i));
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
