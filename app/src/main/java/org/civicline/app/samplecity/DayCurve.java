package org.civicline.app.samplecity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.civicline.app.samplecity.CaseMaterial.Hours;
import org.civicline.app.samplecity.CaseMaterial.Season;
import org.jspecify.annotations.Nullable;

/** When people turn to the hotline: most in the forenoon, a second wave after lunch, fewer at weekends, some at night. */
final class DayCurve {

    private static final List<Integer> ANY_HOUR =
            List.of(1, 1, 1, 1, 1, 2, 4, 8, 16, 20, 19, 15, 8, 10, 15, 17, 16, 13, 9, 9, 10, 8, 5, 2);
    private static final List<Integer> NIGHT =
            List.of(6, 4, 2, 1, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 10);
    private static final List<Integer> EVENING =
            List.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 10, 7, 2, 0);
    private static final List<Integer> HOURS = IntStream.range(0, 24).boxed().toList();

    private final ZoneId zone;

    DayCurve(ZoneId zone) {
        this.zone = zone;
    }

    LocalDate day(Draw draw, List<LocalDate> days) {
        return draw.weighted(days, day -> switch (day.getDayOfWeek()) {
            case MONDAY -> 1.25;
            case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 1.0;
            case SATURDAY -> 0.6;
            case SUNDAY -> 0.55;
        });
    }

    Instant time(Draw draw, LocalDate day, @Nullable Hours hours) {
        List<Integer> curve = hours == null ? ANY_HOUR : hours == Hours.NIGHT ? NIGHT : EVENING;
        int hour = draw.weighted(HOURS, curve::get);
        LocalTime time = LocalTime.of(hour, draw.between(0, 59), draw.between(0, 59));
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** Whether the day lies in the season, which may run over the new year. */
    static boolean inSeason(LocalDate day, @Nullable Season season) {
        if (season == null) {
            return true;
        }
        MonthDay from = MonthDay.parse("--" + season.from());
        MonthDay until = MonthDay.parse("--" + season.until());
        MonthDay at = MonthDay.from(day);
        boolean started = !at.isBefore(from);
        boolean notOver = !at.isAfter(until);
        return from.isAfter(until) ? started || notOver : started && notOver;
    }
}
