package org.civicline.ticketing.sla;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.sla.Plan.Deviation;
import org.civicline.ticketing.sla.Plan.Standing;
import org.civicline.ticketing.wording.Meanwhile.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calendars, read from memory: they are small, asked at every step, and changed a few times a year. */
@Component
class CalendarStore {

    /**
     * A year's days as they are kept.
     *
     * @param version 0 for a year that nobody has planned yet
     */
    record Year(int year, long version, Standing standing, String source, Map<LocalDate, Deviation> days) {}

    /** An office's hours, and which version of them. */
    record Kept(long version, Office office) {}

    private record OfficeRow(String code, boolean keepsHolidays, long version) {}

    private record Loaded(Plan plan, Map<String, WorkingCalendar> calendars) {}

    private final JdbcClient jdbc;
    private final Remembered<Loaded> loaded;

    CalendarStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.loaded = new Remembered<>(this::load, clock);
    }

    /** @param department null for the city's */
    WorkingCalendar of(@Nullable String department) {
        Map<String, WorkingCalendar> calendars = loaded.get().calendars();
        WorkingCalendar own = department == null ? null : calendars.get(department);
        return own == null ? Objects.requireNonNull(calendars.get(Office.CITY)) : own;
    }

    boolean hasOwn(@Nullable String department) {
        return department != null && loaded.get().calendars().containsKey(department);
    }

    /** How an office would work by the statutory calendar there is. */
    WorkingCalendar with(Office office) {
        return new WorkingCalendar(loaded.get().plan(), office);
    }

    /** How the city would work in a year that has these days. */
    WorkingCalendar with(Map<LocalDate, Deviation> days) {
        return new WorkingCalendar(
                new Plan(days, Map.of()),
                Objects.requireNonNull(offices().get(Office.CITY)).office());
    }

    /** Something is being changed. */
    void forget() {
        loaded.forget();
    }

    /** Years that are planned, newest first, without their days. */
    List<Year> years() {
        return jdbc.sql(
                        "SELECT year, version, standing, source FROM ticketing.calendar_year ORDER BY year DESC LIMIT 100")
                .query((row, number) -> new Year(
                        row.getInt("year"),
                        row.getLong("version"),
                        word(row, "standing", Standing.class),
                        row.getString("source"),
                        Map.of()))
                .list();
    }

    /** The last change of a year; null where there was none since it came with the system. */
    @Nullable
    Change changeOf(int year) {
        return change("SELECT changed_at, changed_by FROM ticketing.calendar_year WHERE year = :key", year);
    }

    /** The last change of an office's hours; null also where it has none of its own any more. */
    @Nullable
    Change changeOf(String office) {
        return change("SELECT changed_at, changed_by FROM ticketing.office WHERE code = :key", office);
    }

    private @Nullable Change change(String sql, Object key) {
        return jdbc.sql(sql + " AND changed_at IS NOT NULL")
                .param("key", key)
                .query((row, _) -> new Change(instant(row, "changed_at"), uuidOrNull(row, "changed_by")))
                .optional()
                .orElse(null);
    }

    Map<LocalDate, Deviation> days(LocalDate first, LocalDate last) {
        var found = new TreeMap<LocalDate, Deviation>();
        jdbc.sql("SELECT day, works, holiday FROM ticketing.calendar_day WHERE day BETWEEN :first AND :last")
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    found.put(
                            row.getObject("day", LocalDate.class),
                            new Deviation(row.getBoolean("works"), row.getString("holiday")));
                });
        return found;
    }

    /** Every office that has hours of its own, the city's among them, by code. */
    Map<String, Kept> offices() {
        // Versions first: hours written meanwhile come with an older one, and are refused when they are given back.
        List<OfficeRow> rows = jdbc.sql("SELECT code, keeps_holidays, version FROM ticketing.office")
                .query(OfficeRow.class)
                .list();
        Map<String, Map<DayOfWeek, List<Span>>> weeks = weeks();
        Map<String, Map<LocalDate, Office.OwnDay>> days = ownDays();
        var offices = new TreeMap<String, Kept>();
        for (OfficeRow one : rows) {
            var office = new Office(
                    one.keepsHolidays(),
                    weeks.getOrDefault(one.code(), Map.of()),
                    days.getOrDefault(one.code(), Map.of()));
            offices.put(one.code(), new Kept(one.version(), office));
        }
        return offices;
    }

    private Loaded load() {
        var years = new HashMap<Integer, Standing>();
        for (Year year : years()) {
            years.put(year.year(), year.standing());
        }
        var plan = new Plan(days(LocalDate.of(2000, 1, 1), LocalDate.of(2999, 12, 31)), years);
        var calendars = new HashMap<String, WorkingCalendar>();
        offices().forEach((code, kept) -> calendars.put(code, new WorkingCalendar(plan, kept.office())));
        return new Loaded(plan, Map.copyOf(calendars));
    }

    private Map<String, Map<DayOfWeek, List<Span>>> weeks() {
        var weeks = new HashMap<String, Map<DayOfWeek, List<Span>>>();
        jdbc.sql("SELECT * FROM ticketing.opening_hours ORDER BY office_code, weekday, opens")
                .query(row -> {
                    weeks.computeIfAbsent(row.getString("office_code"), _ -> new EnumMap<>(DayOfWeek.class))
                            .computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), _ -> new ArrayList<>())
                            .add(new Span(row.getInt("opens"), row.getInt("closes")));
                });
        return weeks;
    }

    private Map<String, Map<LocalDate, Office.OwnDay>> ownDays() {
        var days = new HashMap<String, Map<LocalDate, Office.OwnDay>>();
        jdbc.sql("SELECT * FROM ticketing.office_day").query(row -> {
            days.computeIfAbsent(row.getString("office_code"), _ -> new HashMap<>())
                    .put(
                            row.getObject("day", LocalDate.class),
                            new Office.OwnDay(row.getBoolean("works"), row.getString("note")));
        });
        return days;
    }
}
