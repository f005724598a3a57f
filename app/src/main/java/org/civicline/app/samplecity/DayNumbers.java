package org.civicline.app.samplecity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The numbers of cases: each day's counted from 1, in the order they came. */
final class DayNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** By the intake itself: two may be alike in everything. */
    private final Map<Intake, String> numbers = new IdentityHashMap<>();

    private DayNumbers() {}

    static DayNumbers of(Stream<Intake> intakes, ZoneId zone) {
        var given = new DayNumbers();
        var counted = new HashMap<LocalDate, Integer>();
        intakes.sorted(Comparator.comparing(Intake::opened)).forEach(one -> {
            LocalDate day = one.opened().atZone(zone).toLocalDate();
            given.numbers.put(one, "%s-%06d".formatted(DAY.format(day), counted.merge(day, 1, Integer::sum)));
        });
        return given;
    }

    String of(Intake intake) {
        return Objects.requireNonNull(numbers.get(intake));
    }
}
