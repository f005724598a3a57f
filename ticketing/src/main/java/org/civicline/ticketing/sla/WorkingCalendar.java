package org.civicline.ticketing.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which days are worked: Monday to Friday, but for statutory holidays and the weekend days worked in their place. */
final class WorkingCalendar {

    /**
     * A day that is not what its weekday says.
     *
     * @param holiday code of the holiday it belongs to
     */
    record Deviation(boolean works, String holiday) {}

    /** Where counting ended, and what it skipped on the way. */
    record Counted(
            LocalDate day, Set<String> holidays, @Nullable Integer unplanned) {}

    private final Map<LocalDate, Deviation> deviations;
    private final Set<Integer> planned;

    WorkingCalendar(Map<LocalDate, Deviation> deviations) {
        this.deviations = Map.copyOf(deviations);
        this.planned = deviations.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    boolean works(LocalDate day) {
        Deviation deviation = deviations.get(day);
        if (deviation != null) {
            return deviation.works();
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The {@code count}th working day after the day given. */
    Counted after(LocalDate start, int count) {
        var skipped = new LinkedHashSet<String>();
        LocalDate day = start;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            } else if (deviations.get(day) instanceof Deviation holiday) {
                skipped.add(holiday.holiday());
            }
        }
        return new Counted(day, skipped, planned.contains(day.getYear()) ? null : day.getYear());
    }
}
