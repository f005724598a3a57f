package org.civicline.ticketing.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.civicline.ticketing.sla.Office.OwnDay;
import org.civicline.ticketing.sla.Plan.Deviation;
import org.civicline.ticketing.sla.Plan.Standing;
import org.civicline.ticketing.sla.Step.Why;
import org.civicline.ticketing.sla.WorkingCalendar.Counted;
import org.junit.jupiter.api.Test;

/** The calendar's arithmetic, without a database: National Day 2026 and the days around it. */
class WorkingCalendarTest {

    private static final List<Span> HOURS = List.of(new Span(9 * 60, 12 * 60), new Span(13 * 60, 18 * 60));

    private static final Map<DayOfWeek, List<Span>> WEEK = Map.of(
            DayOfWeek.MONDAY, HOURS,
            DayOfWeek.TUESDAY, HOURS,
            DayOfWeek.WEDNESDAY, HOURS,
            DayOfWeek.THURSDAY, HOURS,
            DayOfWeek.FRIDAY, HOURS);

    private static final Plan PLAN = new Plan(
            Map.of(
                    day("2026-10-01"), new Deviation(false, "national-day"),
                    day("2026-10-02"), new Deviation(false, "national-day"),
                    day("2026-10-10"), new Deviation(true, "national-day")),
            Map.of(2026, Standing.PUBLISHED, 2027, Standing.PROVISIONAL));

    private final WorkingCalendar city = new WorkingCalendar(PLAN, new Office(true, WEEK, Map.of()));

    @Test
    void weekendsAreNotWorkedUnlessTheyReplaceAHoliday() {
        assertThat(city.on(day("2026-10-09")).works()).isTrue();
        assertThat(city.on(day("2026-10-10")).works()).isTrue();
        assertThat(city.on(day("2026-10-10")).why()).isEqualTo(Why.MAKE_UP);
        assertThat(city.on(day("2026-10-11")).why()).isEqualTo(Why.DAY_OFF);
        assertThat(city.on(day("2026-10-01")).why()).isEqualTo(Why.HOLIDAY);
    }

    @Test
    void theDayItBeginsIsNotCounted() {
        Counted counted = city.daysAfter(day("2026-09-28"), 1);
        assertThat(counted.end()).isEqualTo(time("2026-09-29T18:00"));
        assertThat(counted.steps())
                .containsExactly(
                        new Step(day("2026-09-28"), day("2026-09-28"), 0, Why.BEGINS, null, null),
                        new Step(day("2026-09-29"), day("2026-09-29"), 1, null, null, null));
    }

    @Test
    void everySkippedDayIsNamedWithItsReason() {
        Counted counted = city.daysAfter(day("2026-09-30"), 6);
        assertThat(counted.end()).isEqualTo(time("2026-10-10T18:00"));
        assertThat(counted.steps())
                .containsExactly(
                        new Step(day("2026-09-30"), day("2026-09-30"), 0, Why.BEGINS, null, null),
                        new Step(day("2026-10-01"), day("2026-10-02"), 0, Why.HOLIDAY, "national-day", null),
                        new Step(day("2026-10-03"), day("2026-10-04"), 0, Why.DAY_OFF, null, null),
                        new Step(day("2026-10-05"), day("2026-10-09"), 5, null, null, null),
                        new Step(day("2026-10-10"), day("2026-10-10"), 1, Why.MAKE_UP, "national-day", null));
    }

    @Test
    void aYearNobodyPlannedIsNamedAndAProvisionalOneToo() {
        assertThat(city.daysAfter(day("2026-12-30"), 1).provisional()).isNull();
        Counted nextYear = city.daysAfter(day("2026-12-31"), 1);
        assertThat(nextYear.end()).isEqualTo(time("2027-01-01T18:00"));
        assertThat(nextYear.provisional()).isEqualTo(2027);
        assertThat(nextYear.unplanned()).isNull();
        Counted later = city.daysAfter(day("2027-12-31"), 1);
        assertThat(later.unplanned()).isEqualTo(2028);
        assertThat(later.provisional()).isNull();
        Counted through = city.daysAfter(day("2027-12-30"), 2);
        assertThat(through.unplanned()).isEqualTo(2028);
        assertThat(through.provisional()).as("counted on its last day").isEqualTo(2027);
    }

    @Test
    void workingHoursPauseAtLunchAtNightAndOverTheHoliday() {
        Counted counted = city.hoursAfter(time("2026-09-30T11:00"), Duration.ofHours(8));
        assertThat(counted.end()).isEqualTo(time("2026-10-05T11:00"));
        assertThat(counted.steps())
                .containsExactly(
                        new Step(day("2026-09-30"), day("2026-09-30"), 360, null, null, "11:00-12:00 13:00-18:00"),
                        new Step(day("2026-10-01"), day("2026-10-02"), 0, Why.HOLIDAY, "national-day", null),
                        new Step(day("2026-10-03"), day("2026-10-04"), 0, Why.DAY_OFF, null, null),
                        new Step(day("2026-10-05"), day("2026-10-05"), 120, null, null, "09:00-11:00"));
    }

    @Test
    void workingHoursThatBeginAfterHoursBeginWithTheNextOpening() {
        assertThat(city.hoursAfter(time("2026-09-28T18:00"), Duration.ofHours(1))
                        .end())
                .isEqualTo(time("2026-09-29T10:00"));
        assertThat(city.hoursAfter(time("2026-09-28T23:59:59.999999"), Duration.ofHours(1))
                        .end())
                .isEqualTo(time("2026-09-29T10:00"));
        assertThat(city.hoursAfter(time("2026-09-29T00:00"), Duration.ofHours(1))
                        .end())
                .isEqualTo(time("2026-09-29T10:00"));
        assertThat(city.hoursAfter(time("2026-09-28T18:00"), Duration.ofHours(1))
                        .steps()
                        .getFirst()
                        .why())
                .isEqualTo(Why.AFTER_HOURS);
    }

    @Test
    void openingIncludesTheFirstMomentAndNotTheLast() {
        assertThat(city.openAt(time("2026-09-28T09:00"))).isTrue();
        assertThat(city.openAt(time("2026-09-28T12:00"))).isFalse();
        assertThat(city.openAt(time("2026-09-28T17:59:59.999"))).isTrue();
        assertThat(city.openAt(time("2026-09-28T18:00"))).isFalse();
        assertThat(city.openAt(time("2026-10-01T10:00"))).isFalse();
    }

    @Test
    void aDepartmentThatWorksOnSaturdaysCountsThem() {
        var saturdays = new java.util.EnumMap<DayOfWeek, List<Span>>(WEEK);
        saturdays.put(DayOfWeek.SATURDAY, List.of(new Span(9 * 60, 12 * 60)));
        var office = new WorkingCalendar(PLAN, new Office(true, saturdays, Map.of()));
        assertThat(office.daysAfter(day("2026-09-18"), 1).end()).isEqualTo(time("2026-09-19T12:00"));
        assertThat(city.daysAfter(day("2026-09-18"), 1).end()).isEqualTo(time("2026-09-21T18:00"));
    }

    @Test
    void aDepartmentThatNeverClosesWorksOnHolidaysAndUntilMidnight() {
        List<Span> always = List.of(new Span(0, Span.DAY));
        Map<DayOfWeek, List<Span>> week = java.util.Arrays.stream(DayOfWeek.values())
                .collect(java.util.stream.Collectors.toMap(one -> one, _ -> always));
        var office = new WorkingCalendar(PLAN, new Office(false, week, Map.of()));
        Counted counted = office.daysAfter(day("2026-09-30"), 1);
        assertThat(counted.end()).isEqualTo(time("2026-10-02T00:00"));
        assertThat(counted.steps().getLast().last()).isEqualTo(day("2026-10-01"));
        assertThat(TimeText.of(day("2026-10-01"), counted.end())).isEqualTo("24:00");
        assertThat(TimeText.at(day("2026-10-01"), "24:00")).isEqualTo(counted.end());
        assertThat(office.hoursAfter(time("2026-12-31T23:30"), Duration.ofHours(1))
                        .end())
                .isEqualTo(time("2027-01-01T00:30"));
    }

    @Test
    void aSingleDayOfTheOfficeWinsOverTheCityAndTheWeek() {
        var own = Map.of(
                day("2026-10-01"), new OwnDay(true, "值班"),
                day("2026-10-05"), new OwnDay(false, "搬迁"),
                day("2026-10-11"), new OwnDay(true, "补班"));
        var office = new WorkingCalendar(PLAN, new Office(true, WEEK, own));
        assertThat(office.on(day("2026-10-01")).why()).isEqualTo(Why.OPENED);
        assertThat(office.on(day("2026-10-05")).why()).isEqualTo(Why.CLOSED);
        assertThat(office.on(day("2026-10-11")).open()).isEqualTo(HOURS);
    }

    @Test
    void timeBetweenIsWhatCountingUsed() {
        var random = new Random(20261001);
        for (int round = 0; round < 2_000; round++) {
            LocalDateTime start = time("2026-09-15T00:00").plusSeconds(random.nextInt(60 * 24 * 3600));
            Duration time = Duration.ofSeconds(1 + random.nextInt(40 * 3600));
            Counted counted = city.hoursAfter(start, time);
            assertThat(city.between(start, counted.end())).isEqualTo(time);
            assertThat(counted.end()).isAfter(start);
            assertThat(city.hoursAfter(start, time.plusSeconds(1)).end()).isAfter(counted.end());
            assertThat(city.between(counted.end(), start)).isZero();
        }
    }

    @Test
    void countedDaysAddUpWhateverIsSkipped() {
        var random = new Random(20260930);
        for (int round = 0; round < 500; round++) {
            LocalDate start = day("2026-09-01").plusDays(random.nextInt(120));
            int count = 1 + random.nextInt(30);
            Counted counted = city.daysAfter(start, count);
            assertThat(counted.steps().stream().mapToInt(Step::amount).sum()).isEqualTo(count);
            assertThat(counted.steps().getFirst().first()).isEqualTo(start);
            for (int step = 1; step < counted.steps().size(); step++) {
                assertThat(counted.steps().get(step).first())
                        .isEqualTo(counted.steps().get(step - 1).last().plusDays(1));
            }
        }
    }

    @Test
    void anOfficeThatNeverOpensIsNoOffice() {
        assertThatThrownBy(() -> new Office(true, Map.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(600, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(0, Span.DAY + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    private static LocalDateTime time(String written) {
        return LocalDateTime.parse(written);
    }
}
