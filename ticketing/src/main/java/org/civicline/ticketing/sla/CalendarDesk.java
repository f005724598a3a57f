package org.civicline.ticketing.sla;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblem;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.sla.CalendarStore.Year;
import org.civicline.ticketing.sla.Plan.Deviation;
import org.civicline.ticketing.sla.Plan.Standing;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.Meanwhile;
import org.civicline.ticketing.wording.Meanwhile.Change;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in the statutory calendar, a year at a time. */
@Component
class CalendarDesk {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2999;
    private static final int LONGEST_NAME = 40;

    /** A day as it is told. */
    record DayLine(LocalDate day, boolean works, String holiday) {}

    /** A year as it is told; {@code version} is given back with a change. */
    record YearView(int year, long version, Standing standing, String source, List<DayLine> days) {}

    /**
     * What taking in did, or would do.
     *
     * @param version of the year as it is then, or is now; 0 for one that nobody has planned yet
     * @param added days that were not there, among them those that changed
     */
    record Import(
            int year,
            long version,
            boolean imported,
            int holidays,
            int makeUpDays,
            List<DayLine> added,
            List<DayLine> removed,
            List<RowProblem> errors) {}

    private final CalendarStore store;
    private final CalendarWriting writing;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Wording wording;
    private final Meanwhile meanwhile;
    private final Clock clock;

    CalendarDesk(
            CalendarStore store,
            CalendarWriting writing,
            TransactionOperations transactions,
            Audit audit,
            Wording wording,
            Meanwhile meanwhile,
            Clock clock) {
        this.store = store;
        this.writing = writing;
        this.transactions = transactions;
        this.audit = audit;
        this.wording = wording;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    YearView year(int year) {
        Year found =
                planned(year).orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unplanned-year")));
        return new YearView(year, found.version(), found.standing(), found.source(), lines(daysOf(year)));
    }

    Import tryOut(int year, List<DayForm> forms) {
        var problems = new RowProblems(wording);
        // The version first: days written meanwhile come with an older one, and are refused when it is given back.
        long version = versionOf(inRange(year));
        Map<LocalDate, Deviation> before = daysOf(year);
        return outcome(year, version, false, before, read(year, forms, problems), problems);
    }

    /**
     * Replaces the whole year; refused, and nothing changed, if any row is wrong.
     *
     * @param edited version it is to take the place of; 0 for a year that nobody has planned yet
     */
    Import take(
            int year, long edited, Standing standing, @Nullable String source, List<DayForm> forms, StaffMember by) {
        var problems = new RowProblems(wording);
        Map<LocalDate, Deviation> days = read(inRange(year), forms, problems);
        problems.orRefuse();
        // Two hundred characters on one line, as an address has.
        String from = Given.required(Field.ADDRESS.accept(source), "source");
        Map<LocalDate, Deviation> before = daysOf(year);
        long version = Objects.requireNonNull(transactions.execute(_ -> {
            long written = writing.replace(
                            new Year(year, edited, standing, from, days),
                            new Change(Columns.now(clock), by.id().value()))
                    .orElseThrow(() -> changed(year, days));
            audit.record(
                    "calendar.imported",
                    "calendar:" + year,
                    Map.of("standing", standing.name(), "days", days.size(), "source", from));
            return written;
        }));
        store.forget();
        return outcome(year, version, true, before, days, problems);
    }

    /** Says who was quicker, and what taking the days in would change now. */
    private RefusedException changed(int year, Map<LocalDate, Deviation> days) {
        long version = versionOf(year);
        Map<LocalDate, Deviation> now = daysOf(year);
        return new RefusedException(meanwhile
                .refusal("ticketing.calendar-changed-meanwhile", store.changeOf(year))
                .with("version", version)
                .with("added", without(days, now))
                .with("removed", without(now, days)));
    }

    private Optional<Year> planned(int year) {
        return store.years().stream().filter(one -> one.year() == year).findFirst();
    }

    private long versionOf(int year) {
        return planned(year).map(Year::version).orElse(0L);
    }

    private static int inRange(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.unknown-choice").with("field", "year"));
        }
        return year;
    }

    private Map<LocalDate, Deviation> read(int year, List<DayForm> forms, RowProblems problems) {
        var days = new TreeMap<LocalDate, Deviation>();
        for (int row = 1; row <= forms.size(); row++) {
            read(year, row, forms.get(row - 1), days, problems);
        }
        if (forms.isEmpty()) {
            problems.add(0, "no-days");
        }
        if (store.with(days).closesTooLong(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))) {
            problems.add(0, "closed-too-long");
        }
        return days;
    }

    private static void read(int year, int row, DayForm form, Map<LocalDate, Deviation> days, RowProblems problems) {
        LocalDate day = form.date();
        Boolean works = form.worked();
        String holiday = form.holidayCode();
        if (day == null) {
            problems.add(row, "date");
        } else if (day.getYear() != year) {
            problems.add(row, "other-year", Integer.toString(year));
        } else if (Boolean.TRUE.equals(works) && !weekend(day)) {
            problems.add(row, "works-anyway", day.toString());
        }
        if (works == null) {
            problems.add(row, "works");
        }
        if (holiday.isEmpty() || holiday.codePointCount(0, holiday.length()) > LONGEST_NAME || !printable(holiday)) {
            problems.add(row, "holiday", Integer.toString(LONGEST_NAME));
        }
        if (day != null && days.putIfAbsent(day, new Deviation(Boolean.TRUE.equals(works), holiday)) != null) {
            problems.add(row, "day-twice", day.toString());
        }
    }

    private static boolean printable(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private Map<LocalDate, Deviation> daysOf(int year) {
        return store.days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Import outcome(
            int year,
            long version,
            boolean imported,
            Map<LocalDate, Deviation> before,
            Map<LocalDate, Deviation> days,
            RowProblems problems) {
        int worked = (int) days.values().stream().filter(Deviation::works).count();
        return new Import(
                year,
                version,
                imported,
                days.size() - worked,
                worked,
                without(days, before),
                without(before, days),
                problems.list());
    }

    private static List<DayLine> without(Map<LocalDate, Deviation> days, Map<LocalDate, Deviation> others) {
        var left = new TreeMap<>(days);
        left.entrySet().removeAll(others.entrySet());
        return lines(left);
    }

    private static List<DayLine> lines(Map<LocalDate, Deviation> days) {
        return days.entrySet().stream()
                .map(one -> new DayLine(
                        one.getKey(), one.getValue().works(), one.getValue().holiday()))
                .toList();
    }
}
