package org.civicline.ticketing.sla;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.civicline.ticketing.sla.Plan.Deviation;
import org.civicline.ticketing.sla.Plan.Standing;
import org.civicline.ticketing.sla.Step.Why;
import org.jspecify.annotations.Nullable;

/** When an office works: its own days first, then the statutory calendar, then its week. Times are local. */
final class WorkingCalendar {

    /** In days: longer without one open hour cannot be set up, see {@link #closesTooLong}. */
    private static final int PATIENCE = 4_000;

    private static final int LONGEST_CLOSURE = 60;

    /**
     * What a day is.
     *
     * @param open hours, none if it is not worked
     * @param why null for an ordinary working day
     * @param detail code of the holiday, or the office's note
     */
    record Day(
            LocalDate date,
            List<Span> open,
            @Nullable Why why,
            @Nullable String detail) {

        boolean works() {
            return !open.isEmpty();
        }
    }

    /** Where counting ended, how, and what kind of calendar it counted by. */
    record Counted(
            LocalDateTime end,
            List<Step> steps,
            @Nullable Integer unplanned,
            @Nullable Integer provisional) {}

    private final Plan plan;
    private final Office office;

    WorkingCalendar(Plan plan, Office office) {
        this.plan = plan;
        this.office = office;
    }

    Day on(LocalDate date) {
        List<Span> usual = office.on(date.getDayOfWeek());
        List<Span> atAll = usual.isEmpty() ? office.ordinary() : usual;
        Office.OwnDay own = office.days().get(date);
        if (own != null) {
            return own.works()
                    ? new Day(date, atAll, Why.OPENED, own.note())
                    : new Day(date, List.of(), Why.CLOSED, own.note());
        }
        Deviation deviation = plan.days().get(date);
        if (deviation != null && deviation.works() && usual.isEmpty()) {
            return new Day(date, atAll, Why.MAKE_UP, deviation.holiday());
        }
        if (deviation != null && !deviation.works() && office.keepsHolidays()) {
            return new Day(date, List.of(), Why.HOLIDAY, deviation.holiday());
        }
        return new Day(date, usual, usual.isEmpty() ? Why.DAY_OFF : null, null);
    }

    boolean openAt(LocalDateTime time) {
        return on(time.toLocalDate()).open().stream()
                .anyMatch(span -> !time.isBefore(span.opens(time.toLocalDate()))
                        && time.isBefore(span.closes(time.toLocalDate())));
    }

    /** The close of the {@code count}th working day after the day given. */
    Counted daysAfter(LocalDate start, int count) {
        var steps = new Steps();
        steps.add(new Step(start, start, 0, Why.BEGINS, null, null));
        Day day = on(start);
        int left = count;
        int idle = 0;
        while (left > 0) {
            day = on(day.date().plusDays(1));
            idle = day.works() ? 0 : patient(idle, day);
            left -= day.works() ? 1 : 0;
            steps.add(new Step(day.date(), day.date(), day.works() ? 1 : 0, day.why(), day.detail(), null));
        }
        return counted(start.plusDays(1), day.open().getLast().closes(day.date()), steps);
    }

    /** When the time given has passed with open doors. */
    Counted hoursAfter(LocalDateTime start, Duration time) {
        var steps = new Steps();
        LocalDate date = start.toLocalDate();
        Duration left = time;
        int idle = 0;
        while (true) {
            Day day = on(date);
            Opened opened = new Opened(day, start, left);
            steps.add(opened.step());
            LocalDateTime end = opened.end();
            if (end != null) {
                return counted(start.toLocalDate(), end, steps);
            }
            left = opened.left();
            idle = day.works() ? 0 : patient(idle, day);
            date = date.plusDays(1);
        }
    }

    /** Time with open doors from one moment to another; zero if the second is not later. */
    Duration between(LocalDateTime from, LocalDateTime until) {
        Duration sum = Duration.ZERO;
        for (LocalDate date = from.toLocalDate(); !date.isAfter(until.toLocalDate()); date = date.plusDays(1)) {
            for (Span span : on(date).open()) {
                LocalDateTime opens = later(span.opens(date), from);
                LocalDateTime closes = span.closes(date).isBefore(until) ? span.closes(date) : until;
                sum = opens.isBefore(closes) ? sum.plus(Duration.between(opens, closes)) : sum;
            }
        }
        return sum;
    }

    /** Whether there is a stretch, from one day until another, in which the office does not open for two months. */
    boolean closesTooLong(LocalDate from, LocalDate until) {
        int idle = 0;
        for (LocalDate date = from; !date.isAfter(until); date = date.plusDays(1)) {
            idle = on(date).works() ? 0 : idle + 1;
            if (idle > LONGEST_CLOSURE) {
                return true;
            }
        }
        return false;
    }

    static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** What a year in between lacks is told too: an end in a published year may have been reached through another. */
    private Counted counted(LocalDate first, LocalDateTime end, Steps steps) {
        Integer unplanned = null;
        Integer provisional = null;
        for (int year = first.getYear(); year <= steps.lastDay().getYear(); year++) {
            Standing standing = plan.years().get(year);
            if (standing == null) {
                unplanned = year;
            } else if (standing == Standing.PROVISIONAL) {
                provisional = year;
            }
        }
        return new Counted(end, steps.list(), unplanned, provisional);
    }

    private static int patient(int idle, Day day) {
        if (idle == PATIENCE) {
            throw new IllegalStateException("an office that never opens, until " + day.date());
        }
        return idle + 1;
    }
}
