package org.civicline.ticketing.figures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Several figures of a period as one table, in the language of whoever reads. Who may read it is for the caller to know. */
@Component
public class FigureTables {

    /** More rows nobody reads; what is beyond is taken together. */
    private static final int MOST_ROWS = 40;

    /** What a table's rows are. */
    public enum Breakdown {
        /** The whole alone. */
        NONE(null),
        DEPARTMENT(By.DEPARTMENT),
        /** Without confidential cases: where few are, a matter tells who. */
        CATEGORY(By.CATEGORY),
        /** Without confidential cases: where few are, a place tells who. */
        DISTRICT(By.PLACE),
        DAY(By.DAY);

        private final @Nullable By by;

        Breakdown(@Nullable By by) {
            this.by = by;
        }

        public boolean withoutConfidential() {
            return this == CATEGORY || this == DISTRICT;
        }
    }

    /** @param definition what is counted of what */
    public record Column(Figure figure, String name, String definition) {}

    /** @param readings in the order of the columns */
    public record Row(String name, List<Reading> readings) {}

    /**
     * @param whole of all cases, the confidential ones too
     * @param leastSample fewer cases say little about a rate
     */
    public record Table(
            Period period, Breakdown breakdown, List<Column> columns, Row whole, List<Row> rows, int leastSample) {}

    private final Counting counting;
    private final FigureTexts texts;
    private final FigureSettings settings;
    private final Departments departments;
    private final CategoryPaths categories;
    private final PlaceBook places;
    private final People people;
    private final Wording wording;
    private final ZoneId zone;

    FigureTables(
            Counting counting,
            FigureTexts texts,
            FigureSettings settings,
            Departments departments,
            CategoryPaths categories,
            PlaceBook places,
            People people,
            Wording wording,
            ZoneId cityZone) {
        this.counting = counting;
        this.texts = texts;
        this.settings = settings;
        this.departments = departments;
        this.categories = categories;
        this.places = places;
        this.people = people;
        this.wording = wording;
        this.zone = cityZone;
    }

    /** @param of departments, only theirs; all where it is empty */
    public Table of(List<Figure> figures, Breakdown breakdown, Period period, Set<String> of) {
        Scope all = period.scope(zone).of(of);
        By by = breakdown.by;
        List<Row> rows = by == null
                ? List.of()
                : rows(
                        figures,
                        breakdown,
                        period,
                        grouped(by, figures, breakdown.withoutConfidential() ? all.withoutConfidential() : all));
        return new Table(
                period,
                breakdown,
                figures.stream()
                        .map(one -> new Column(one, texts.name(one), texts.definition(one)))
                        .toList(),
                row(wording.text(of.isEmpty() ? "table.city" : "table.chosen"), figures, counting.of(figures, all)),
                rows,
                settings.leastSample());
    }

    /** What was counted for each value; streets with their district. */
    private Map<String, List<Map<Figure, Reading>>> grouped(By by, List<Figure> figures, Scope scope) {
        var found = new LinkedHashMap<String, List<Map<Figure, Reading>>>();
        counting.by(List.of(by), Compared.needed(figures), scope).forEach((keys, readings) -> {
            String key = by == By.PLACE ? places.district(keys.getFirst()) : keys.getFirst();
            found.computeIfAbsent(key, _ -> new ArrayList<>()).add(readings);
        });
        return found;
    }

    private List<Row> rows(
            List<Figure> figures, Breakdown breakdown, Period period, Map<String, List<Map<Figure, Reading>>> counted) {
        return switch (breakdown) {
            case NONE -> List.of();
            case DEPARTMENT ->
                named(
                        Stream.concat(departments.all().stream().map(Department::code), Stream.of(""))
                                .filter(counted::containsKey),
                        figures,
                        counted,
                        this::department);
            case DISTRICT ->
                named(Stream.concat(places.districts().stream(), Stream.of("")), figures, counted, this::district);
            case DAY ->
                named(
                        period.first().datesUntil(period.last().plusDays(1)).map(Objects::toString),
                        figures,
                        counted,
                        day -> day);
            case CATEGORY -> largest(figures, counted);
        };
    }

    private List<Row> named(
            Stream<String> keys,
            List<Figure> figures,
            Map<String, List<Map<Figure, Reading>>> counted,
            Function<String, String> name) {
        return keys.map(key ->
                        row(name.apply(key), figures, taken(figures, List.of(counted.getOrDefault(key, List.of())))))
                .toList();
    }

    /** Of the first figure most first; what is beyond the last row as one. */
    private List<Row> largest(List<Figure> figures, Map<String, List<Map<Figure, Reading>>> counted) {
        Figure first = figures.getFirst();
        List<String> keys = counted.keySet().stream()
                .sorted(Comparator.comparingLong((String key) ->
                                -size(taken(figures, List.of(counted.getOrDefault(key, List.of()))), first))
                        .thenComparing(key -> key))
                .toList();
        var rows = new ArrayList<>(named(keys.stream().limit(MOST_ROWS), figures, counted, categories::name));
        if (keys.size() > MOST_ROWS) {
            var rest = keys.subList(MOST_ROWS, keys.size()).stream()
                    .map(key -> counted.getOrDefault(key, List.of()))
                    .toList();
            rows.add(row(wording.text("table.others", rest.size()), figures, taken(figures, rest)));
        }
        return rows;
    }

    private static long size(Map<Figure, Reading> readings, Figure figure) {
        return readings.getOrDefault(figure, Reading.NOTHING).whole();
    }

    private Map<Figure, Reading> taken(List<Figure> figures, Collection<List<Map<Figure, Reading>>> counted) {
        return counting.together(figures, counted.stream().flatMap(List::stream).toList());
    }

    private static Row row(String name, List<Figure> figures, Map<Figure, Reading> readings) {
        return new Row(
                name,
                figures.stream()
                        .map(one -> readings.getOrDefault(one, Reading.NOTHING))
                        .toList());
    }

    private String department(String code) {
        return code.isEmpty()
                ? wording.text("table.no-department")
                : Objects.requireNonNull(people.departmentName(code));
    }

    private String district(String code) {
        return code.isEmpty() ? places.nowhere() : places.name(code);
    }
}
