package org.civicline.ticketing.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Department;
import org.civicline.foundation.Department.Level;
import org.civicline.foundation.Departments;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.figures.Figure.Better;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Departments side by side by one rate, without making an order out of chance. Only those of one level are compared; who has
 * too few cases is not placed; a place is a range, and nobody stands before another whose interval theirs overlaps.
 */
@Component
class League {

    /** @param city all departments together, and whatever belongs to none */
    record Table(Shown city, int leastSample, List<Group> groups) {}

    /** @param together those of the level taken as one */
    record Group(Level level, Shown together, List<Row> rows, List<Unplaced> unplaced) {}

    /**
     * @param low of the interval in which the rate lies, 95 %
     * @param first the best place it could have, {@code last} the worst
     * @param raw with nothing left out; null where nothing is
     */
    record Row(
            String departmentCode,
            String department,
            Shown value,
            double low,
            double high,
            int first,
            int last,
            Standing standing,
            @Nullable Shown raw) {}

    /** @param value of fewer cases than the least, or of none */
    record Unplaced(
            String departmentCode,
            String department,
            Shown value,
            @Nullable Shown raw) {}

    private record Entrant(Department department, Map<Figure, Reading> readings, Reading value, Interval interval) {}

    private final Counting counting;
    private final Compared compared;
    private final Departments departments;
    private final Wording wording;
    private final FigureSettings settings;

    League(Counting counting, Compared compared, Departments departments, Wording wording, FigureSettings settings) {
        this.counting = counting;
        this.compared = compared;
        this.departments = departments;
        this.wording = wording;
        this.settings = settings;
    }

    Table of(Figure figure, Scope scope) {
        Figure raw = figure.raw();
        Set<Figure> wanted = Compared.needed(raw == null ? List.of(figure) : List.of(figure, raw));
        Map<List<String>, Map<Figure, Reading>> counted = counting.by(List.of(By.DEPARTMENT), wanted, scope);
        var levels = new EnumMap<Level, List<Entrant>>(Level.class);
        for (Department one : departments.all()) {
            Map<Figure, Reading> readings = counted.getOrDefault(List.of(one.code()), Map.of());
            levels.computeIfAbsent(one.level(), _ -> new ArrayList<>())
                    .add(new Entrant(
                            one,
                            readings,
                            readings.getOrDefault(figure, Reading.NOTHING),
                            compared.interval(figure, readings)));
        }
        Shown city = Shown.of(counting.of(List.of(figure), scope).getOrDefault(figure, Reading.NOTHING));
        return new Table(
                city,
                settings.leastSample(),
                levels.entrySet().stream()
                        .map(one -> group(figure, one.getKey(), one.getValue()))
                        .toList());
    }

    private Group group(Figure figure, Level level, List<Entrant> all) {
        List<Entrant> placed = all.stream()
                .filter(one -> one.value().whole() >= settings.leastSample())
                .sorted(byValue(figure.better()))
                .toList();
        Reading together = counting.together(
                        List.of(figure), all.stream().map(Entrant::readings).toList())
                .getOrDefault(figure, Reading.NOTHING);
        return new Group(
                level,
                Shown.of(together),
                placed.stream().map(one -> row(figure, one, placed, together)).toList(),
                all.stream()
                        .filter(one -> one.value().whole() < settings.leastSample())
                        .sorted(Comparator.comparingLong(
                                (Entrant one) -> -one.value().whole()))
                        .map(one -> new Unplaced(
                                one.department().code(), name(one), Shown.of(one.value()), raw(figure, one)))
                        .toList());
    }

    private Row row(Figure figure, Entrant one, List<Entrant> all, Reading together) {
        long before = all.stream().filter(other -> beats(figure, other, one)).count();
        long after = all.stream().filter(other -> beats(figure, one, other)).count();
        Double mean = together.share();
        return new Row(
                one.department().code(),
                name(one),
                Shown.of(one.value()),
                one.interval().low(),
                one.interval().high(),
                (int) before + 1,
                all.size() - (int) after,
                mean == null ? Standing.ALIKE : Standing.of(one.interval(), mean, figure.better()),
                raw(figure, one));
    }

    /** Beyond chance. */
    private static boolean beats(Figure figure, Entrant one, Entrant other) {
        return Standing.of(one.interval(), other.interval(), figure.better()) == Standing.BETTER;
    }

    /** By what was seen; equal ones in the order of the tree. */
    private static Comparator<Entrant> byValue(Better better) {
        Comparator<Entrant> ascending = Comparator.comparingDouble(
                one -> one.value().part() / one.value().whole());
        return better == Better.MORE ? ascending.reversed() : ascending;
    }

    private static @Nullable Shown raw(Figure figure, Entrant one) {
        Figure raw = figure.raw();
        return raw == null ? null : Shown.of(one.readings().getOrDefault(raw, Reading.NOTHING));
    }

    private String name(Entrant one) {
        return wording.name(one.department().name(), one.department().nameEn());
    }
}
