package org.civicline.ticketing.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.civicline.ticketing.sla.WorkingCalendar.Deviation;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = new WorkingCalendar(Map.of(
            LocalDate.parse("2026-10-01"), new Deviation(false, "national-day"),
            LocalDate.parse("2026-10-02"), new Deviation(false, "national-day"),
            LocalDate.parse("2026-10-10"), new Deviation(true, "national-day")));

    @Test
    void weekendsAreNotWorkedUnlessTheyReplaceAHoliday() {
        assertThat(calendar.works(LocalDate.parse("2026-10-09"))).isTrue();
        assertThat(calendar.works(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(calendar.works(LocalDate.parse("2026-10-11"))).isFalse();
        assertThat(calendar.works(LocalDate.parse("2026-10-01"))).isFalse();
    }

    @Test
    void theDayItBeginsIsNotCounted() {
        var counted = calendar.after(LocalDate.parse("2026-09-28"), 1);
        assertThat(counted.day()).isEqualTo(LocalDate.parse("2026-09-29"));
        assertThat(counted.holidays()).isEmpty();
    }

    @Test
    void holidaysAreSkippedAndNamedWeekendsOnlySkipped() {
        var counted = calendar.after(LocalDate.parse("2026-09-30"), 1);
        assertThat(counted.day()).isEqualTo(LocalDate.parse("2026-10-05"));
        assertThat(counted.holidays()).isEqualTo(Set.of("national-day"));
    }

    @Test
    void aYearWithoutACalendarIsNamed() {
        assertThat(calendar.after(LocalDate.parse("2026-12-30"), 1).unplanned()).isNull();
        assertThat(calendar.after(LocalDate.parse("2026-12-31"), 1).unplanned()).isEqualTo(2027);
    }
}
