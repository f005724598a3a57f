package org.civicline.ticketing.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Predicate;
import org.civicline.ticketing.figures.Period;

/**
 * When a report is due, in the city's time, and of which days it tells. Each tells of what lies between it and the one
 * before, so that no day is left out and none is told twice.
 *
 * @param day of the week from Monday, 1, or of the month; 1 where it is daily
 * @param workingDays daily: only on these; else put off to the next of them
 */
record Schedule(Rhythm rhythm, int day, LocalTime time, boolean workingDays) {

    enum Rhythm {
        /** Of the day before, and the days off before that where it comes on working days. */
        DAILY(1),
        /** Of the week before, from Monday. */
        WEEKLY(7),
        /** Of the month before. */
        MONTHLY(28);

        private final int lastDay;

        Rhythm(int lastDay) {
            this.lastDay = lastDay;
        }

        /** Every month has a 28th. */
        int lastDay() {
            return lastDay;
        }
    }

    /** Longer than any holiday; beyond, there is no calendar to go by. */
    private static final int LONGEST_HOLIDAY = 40;

    /** @param on the day it was made for, from which its period follows, also where it is put off */
    record Due(LocalDate on, LocalDateTime at) {}

    /** The first that is due after a moment. */
    Due next(LocalDateTime after, Predicate<LocalDate> works) {
        LocalDate begin = after.toLocalDate().minusDays(workingDays ? LONGEST_HOLIDAY : 0);
        return begin.datesUntil(begin.plusDays(3L * LONGEST_HOLIDAY))
                .filter(on -> isFor(on, works))
                .map(on -> on(on, works))
                .filter(one -> one.at().isAfter(after))
                .findFirst()
                .orElseThrow();
    }

    /** Of the one given and those after it: the last that is due by now. */
    Due last(Due first, LocalDateTime now, Predicate<LocalDate> works) {
        Due last = first;
        for (Due each = following(first, works); !each.at().isAfter(now); each = following(each, works)) {
            last = each;
        }
        return last;
    }

    Due following(Due one, Predicate<LocalDate> works) {
        LocalDate begin = one.on().plusDays(1);
        return begin.datesUntil(begin.plusDays(3L * LONGEST_HOLIDAY))
                .filter(on -> isFor(on, works))
                .map(on -> on(on, works))
                .findFirst()
                .orElseThrow();
    }

    /** The days that one made for this day tells of: all of them over by then. */
    Period period(LocalDate on, Predicate<LocalDate> works) {
        LocalDate yesterday = on.minusDays(1);
        return switch (rhythm) {
            case DAILY -> new Period(workingDays ? nearest(yesterday, -1, works) : yesterday, yesterday);
            case WEEKLY -> {
                LocalDate monday = on.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(monday.minusWeeks(1), monday.minusDays(1));
            }
            case MONTHLY -> {
                LocalDate first = on.withDayOfMonth(1);
                yield new Period(first.minusMonths(1), first.minusDays(1));
            }
        };
    }

    private boolean isFor(LocalDate on, Predicate<LocalDate> works) {
        return switch (rhythm) {
            case DAILY -> !workingDays || works.test(on);
            case WEEKLY -> on.getDayOfWeek().getValue() == day;
            case MONTHLY -> on.getDayOfMonth() == day;
        };
    }

    /** The one made for a day. */
    Due on(LocalDate on, Predicate<LocalDate> works) {
        return new Due(on, (workingDays ? nearest(on, 1, works) : on).atTime(time));
    }

    /** The day itself, or the nearest working day before or after it; the day itself where no calendar knows one. */
    private static LocalDate nearest(LocalDate day, int step, Predicate<LocalDate> works) {
        LocalDate each = day;
        for (int i = 0; i < LONGEST_HOLIDAY; i++) {
            if (works.test(each)) {
                return each;
            }
            each = each.plusDays(step);
        }
        return day;
    }
}
