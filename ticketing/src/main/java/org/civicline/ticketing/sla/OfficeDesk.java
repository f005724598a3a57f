package org.civicline.ticketing.sla;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.sla.CalendarStore.Kept;
import org.civicline.ticketing.sla.Office.OwnDay;
import org.civicline.ticketing.wording.Meanwhile;
import org.civicline.ticketing.wording.Meanwhile.Change;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sets the opening hours of the city and of departments that differ. */
@Component
class OfficeDesk {

    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_NOTE = 40;
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    /** Hours of a weekday, 1 Monday to 7 Sunday: {@code {1, "09:00", "12:00"}}. */
    record HoursForm(
            @Nullable Integer weekday,
            @Nullable String opens,
            @Nullable String closes) {}

    /** One day that differs. */
    record OwnDayForm(
            @Nullable String day,
            @Nullable Boolean works,
            @Nullable String note) {}

    /** An office as it is told; {@code version} is given back with a change. */
    record OfficeView(String code, boolean keepsHolidays, List<HoursForm> hours, List<OwnDayForm> days, long version) {}

    private final CalendarStore store;
    private final CalendarWriting writing;
    private final Departments departments;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Wording wording;
    private final Meanwhile meanwhile;
    private final Clock clock;

    OfficeDesk(
            CalendarStore store,
            CalendarWriting writing,
            Departments departments,
            TransactionOperations transactions,
            Audit audit,
            Wording wording,
            Meanwhile meanwhile,
            Clock clock) {
        this.store = store;
        this.writing = writing;
        this.departments = departments;
        this.transactions = transactions;
        this.audit = audit;
        this.wording = wording;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    List<OfficeView> all() {
        return store.offices().entrySet().stream()
                .map(one -> view(
                        one.getKey(), one.getValue().office(), one.getValue().version()))
                .toList();
    }

    /**
     * @param code a department's, or {@link Office#CITY}
     * @param edited version that was edited; 0 for a department that kept the city's hours
     */
    OfficeView put(
            String code,
            boolean keepsHolidays,
            List<HoursForm> hours,
            List<OwnDayForm> days,
            long edited,
            StaffMember by) {
        if (!code.equals(Office.CITY) && departments.find(code).isEmpty()) {
            throw unknown();
        }
        var problems = new RowProblems(wording);
        Map<DayOfWeek, List<Span>> week = week(hours, problems);
        TreeMap<LocalDate, OwnDay> own = days(days, problems);
        if (week.isEmpty()) {
            problems.add(0, "no-hours");
        }
        problems.orRefuse();
        var office = new Office(keepsHolidays, week, own);
        if (!own.isEmpty() && store.with(office).closesTooLong(own.firstKey(), own.lastKey())) {
            problems.add(0, "closed-too-long");
        }
        problems.orRefuse();
        long version = Objects.requireNonNull(transactions.execute(_ -> {
            var change = new Change(Columns.now(clock), by.id().value());
            long written = writing.replace(code, office, edited, change).orElseThrow(() -> changed(code));
            audit.record(
                    "opening-hours.changed", "office:" + code, Map.of("weekdays", week.size(), "days", own.size()));
            return written;
        }));
        store.forget();
        return view(code, office, version);
    }

    /** The department keeps the city's hours again. */
    void remove(String code, long seen) {
        if (code.equals(Office.CITY)) {
            throw new RefusedException(Refusal.conflict("ticketing.city-hours-needed"));
        }
        transactions.executeWithoutResult(_ -> {
            if (!writing.remove(code, seen)) {
                throw store.offices().containsKey(code) ? changed(code) : unknown();
            }
            audit.record("opening-hours.removed", "office:" + code, Map.of());
        });
        store.forget();
    }

    /** Says who was quicker, and the hours as they are now. */
    private RefusedException changed(String code) {
        Refusal refusal = meanwhile.refusal("ticketing.hours-changed-meanwhile", store.changeOf(code));
        Kept now = store.offices().get(code);
        return new RefusedException(
                now == null ? refusal : refusal.with("now", view(code, now.office(), now.version())));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-department"));
    }

    private static Map<DayOfWeek, List<Span>> week(List<HoursForm> hours, RowProblems problems) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        if (hours.size() > MOST_ROWS) {
            problems.add(0, "too-many", Integer.toString(MOST_ROWS));
            return week;
        }
        for (int row = 1; row <= hours.size(); row++) {
            HoursForm form = hours.get(row - 1);
            Integer weekday = form.weekday();
            Span span = span(form);
            if (weekday == null || weekday < 1 || weekday > 7) {
                problems.add(row, "weekday");
            } else if (span == null) {
                problems.add(row, "hours");
            } else {
                List<Span> spans = week.computeIfAbsent(DayOfWeek.of(weekday), _ -> new ArrayList<>());
                if (spans.stream().anyMatch(one -> one.opens() < span.closes() && span.opens() < one.closes())) {
                    problems.add(row, "hours-overlap");
                }
                spans.add(span);
            }
        }
        week.values().forEach(spans -> spans.sort(Comparator.comparingInt(Span::opens)));
        return week;
    }

    private static @Nullable Span span(HoursForm form) {
        int opens = minute(form.opens());
        int closes = minute(form.closes());
        return opens < 0 || closes <= opens ? null : new Span(opens, closes);
    }

    /** Minutes since midnight; -1 if it is no time of day. */
    private static int minute(@Nullable String written) {
        if (written == null) {
            return -1;
        }
        Matcher time = CLOCK.matcher(written.strip());
        if (!time.matches()) {
            return -1;
        }
        return time.group(1) == null
                ? Span.DAY
                : Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    }

    private static TreeMap<LocalDate, OwnDay> days(List<OwnDayForm> forms, RowProblems problems) {
        var days = new TreeMap<LocalDate, OwnDay>();
        if (forms.size() > MOST_ROWS) {
            problems.add(0, "too-many", Integer.toString(MOST_ROWS));
            return days;
        }
        for (int row = 1; row <= forms.size(); row++) {
            OwnDayForm form = forms.get(row - 1);
            LocalDate day = new DayForm(form.day(), null, null).date();
            String note = Field.NAME.accept(form.note());
            if (day == null || day.getYear() < CalendarDesk.FIRST_YEAR || day.getYear() > CalendarDesk.LAST_YEAR) {
                problems.add(row, "date");
            } else if (form.works() == null) {
                problems.add(row, "works");
            } else if (note == null || note.codePointCount(0, note.length()) > LONGEST_NOTE) {
                problems.add(row, "day-note", Integer.toString(LONGEST_NOTE));
            } else if (days.putIfAbsent(day, new OwnDay(form.works(), note)) != null) {
                problems.add(row, "day-twice", day.toString());
            }
        }
        return days;
    }

    private static OfficeView view(String code, Office office, long version) {
        List<HoursForm> hours = new TreeMap<>(office.week())
                .entrySet().stream()
                        .flatMap(day -> day.getValue().stream()
                                .map(span -> new HoursForm(
                                        day.getKey().getValue(), Span.clock(span.opens()), Span.clock(span.closes()))))
                        .toList();
        List<OwnDayForm> days = new TreeMap<>(office.days())
                .entrySet().stream()
                        .map(one -> new OwnDayForm(
                                one.getKey().toString(),
                                one.getValue().works(),
                                one.getValue().note()))
                        .toList();
        return new OfficeView(code, office.keepsHolidays(), hours, days, version);
    }
}
