package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every day of 2025 and 2026 against what the State Council published (国办发明电〔2024〕12号 of 12 November 2024; 国务院办公厅关于
 * 2026年部分节假日安排的通知 of 4 November 2025), retyped here from the notices and not from the migrations.
 */
@TicketingTest
class PublishedHolidaysTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private static final Map<Integer, String> OFF = Map.of(
            2025, "01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
            2026, "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07");

    private static final Map<Integer, String> WORKED = Map.of(
            2025, "01-26 02-08 04-27 09-28 10-11",
            2026, "01-04 02-14 02-28 05-09 09-20 10-10");

    /** What the notices say each stretch adds up to: days off, without the weekends around. */
    private static final Map<Integer, Integer> DAYS_OFF =
            Map.of(2025, 1 + 8 + 3 + 5 + 3 + 8, 2026, 3 + 9 + 3 + 5 + 3 + 3 + 7);

    @Autowired
    Deadlines deadlines;

    static Stream<LocalDate> days() {
        return LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("days")
    void oneWorkingDayFromADayIsTheNextDayThatTheNoticeLetsPeopleWork(LocalDate day) {
        LocalDate expected = day.plusDays(1);
        while (expected.getYear() < 2027 && !works(expected)) {
            expected = expected.plusDays(1);
        }
        if (expected.getYear() == 2027) {
            // New Year's Day and the weekend after it; 2027 itself is provisional.
            expected = LocalDate.of(2027, 1, 4);
        }
        for (String time : new String[] {"00:00", "12:30", "23:59:59.999999"}) {
            assertThat(deadlines
                            .of(
                                    Duty.DISPATCH,
                                    new Matter(TicketType.COMPLAINT, Urgency.NORMAL, null, null),
                                    null,
                                    day.atTime(LocalTime.parse(time))
                                            .atZone(CITY)
                                            .toInstant())
                            .at())
                    .isEqualTo(expected.atTime(18, 0).atZone(CITY).toInstant());
        }
    }

    @Test
    void theNoticesAreRetypedWithAllTheirDays() {
        DAYS_OFF.forEach((year, count) -> assertThat(LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(day -> in(OFF, day)))
                .hasSize(count));
        assertThat(days().filter(day -> in(WORKED, day)))
                .hasSize(11)
                .allMatch(day -> day.getDayOfWeek().getValue() > 5);
    }

    private static boolean works(LocalDate day) {
        return in(WORKED, day) || !in(OFF, day) && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    private static boolean in(Map<Integer, String> stretches, LocalDate day) {
        String year = day.getYear() + "-";
        return Stream.of(Objects.requireNonNull(stretches.get(day.getYear())).split(" "))
                .map(one -> one.split("\\.\\."))
                .anyMatch(ends -> {
                    LocalDate first = LocalDate.parse(year + ends[0]);
                    LocalDate last = LocalDate.parse(year + ends[ends.length - 1]);
                    return !day.isBefore(first) && !day.isAfter(last);
                });
    }
}
