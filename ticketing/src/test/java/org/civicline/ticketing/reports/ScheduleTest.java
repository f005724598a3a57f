package org.civicline.ticketing.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.function.Predicate;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.reports.Schedule.Due;
import org.civicline.ticketing.reports.Schedule.Rhythm;
import org.junit.jupiter.api.Test;

/** November 2026: the 1st is a Sunday. The 9th and 10th are made a holiday here, Saturday 14th a make-up working day. */
class ScheduleTest {

    private static final Set<LocalDate> OFF = Set.of(november(9), november(10));
    private static final Predicate<LocalDate> WORKS = day -> day.equals(november(14))
            || day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !OFF.contains(day);

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static LocalDateTime at(int day, int hour) {
        return november(day).atTime(hour, 0);
    }

    private static Schedule schedule(Rhythm rhythm, int day, boolean workingDays) {
        return new Schedule(rhythm, day, LocalTime.of(8, 0), workingDays);
    }

    @Test
    void aDailyOneIsDueTheNextTimeTheHourStrikes() {
        Schedule daily = schedule(Rhythm.DAILY, 1, false);
        assertThat(daily.next(at(3, 7), WORKS).at()).isEqualTo(at(3, 8));
        assertThat(daily.next(at(3, 8), WORKS).at()).isEqualTo(at(4, 8));
        assertThat(daily.period(november(4), WORKS)).isEqualTo(new Period(november(3), november(3)));
    }

    @Test
    void onWorkingDaysOnlyItTellsOfTheDaysOffToo() {
        Schedule daily = schedule(Rhythm.DAILY, 1, true);
        Due due = daily.next(at(6, 9), WORKS);
        assertThat(due.at()).isEqualTo(at(11, 8));
        assertThat(daily.period(due.on(), WORKS)).isEqualTo(new Period(november(6), november(10)));
        assertThat(daily.next(at(13, 9), WORKS).at()).isEqualTo(at(14, 8));
    }

    @Test
    void aWeeklyOneIsPutOffToTheNextWorkingDayAndTellsOfTheSameWeek() {
        Schedule monday = schedule(Rhythm.WEEKLY, 1, true);
        Due due = monday.next(at(3, 9), WORKS);
        assertThat(due).isEqualTo(new Due(november(9), at(11, 8)));
        assertThat(monday.period(due.on(), WORKS)).isEqualTo(new Period(november(2), november(8)));
        // In the days it is put off by, it is still to come.
        assertThat(monday.next(at(10, 9), WORKS)).isEqualTo(due);
        assertThat(monday.following(due, WORKS)).isEqualTo(new Due(november(16), at(16, 8)));
        assertThat(schedule(Rhythm.WEEKLY, 7, false).period(november(8), WORKS).last())
                .isEqualTo(november(1));
    }

    @Test
    void aMonthlyOneTellsOfTheMonthBefore() {
        Schedule second = schedule(Rhythm.MONTHLY, 2, false);
        assertThat(second.next(at(2, 9), WORKS).on()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(second.period(LocalDate.of(2026, 3, 2), WORKS))
                .isEqualTo(new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void ofThoseMissedTheLastIsEnough() {
        Schedule daily = schedule(Rhythm.DAILY, 1, false);
        Due first = daily.on(november(3), WORKS);
        assertThat(daily.last(first, at(20, 7), WORKS).at()).isEqualTo(at(19, 8));
        assertThat(daily.last(first, at(3, 8), WORKS)).isEqualTo(first);
    }

    @Test
    void whereNoCalendarKnowsAWorkingDayItIsSentAllTheSame() {
        Schedule monday = schedule(Rhythm.WEEKLY, 1, true);
        assertThat(monday.next(at(3, 9), _ -> false).at()).isEqualTo(at(9, 8));
    }
}
