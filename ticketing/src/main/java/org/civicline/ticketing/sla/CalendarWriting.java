package org.civicline.ticketing.sla;

import static org.civicline.foundation.Columns.at;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civicline.ticketing.sla.CalendarStore.Year;
import org.civicline.ticketing.wording.Meanwhile.Change;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes calendars, in the transaction of whoever asks. */
@Component
class CalendarWriting {

    private final JdbcTemplate jdbc;

    CalendarWriting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The year's row is written first: two who replace the same year do so one after the other.
     *
     * @param year with the version that was edited
     * @return the new version; empty, with nothing changed, if somebody else wrote meanwhile
     */
    Optional<Long> replace(Year year, Change by) {
        List<Long> version = year.version() == 0
                ? jdbc.queryForList(
                        """
                        INSERT INTO ticketing.calendar_year (year, standing, source, changed_at, changed_by)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING version
                        """, Long.class, year.year(), year.standing().name(), year.source(), at(by.at()), by.by())
                : jdbc.queryForList(
                        """
                        UPDATE ticketing.calendar_year
                        SET standing = ?, source = ?, changed_at = ?, changed_by = ?, version = version + 1
                        WHERE year = ? AND version = ? RETURNING version
                        """,
                        Long.class,
                        year.standing().name(),
                        year.source(),
                        at(by.at()),
                        by.by(),
                        year.year(),
                        year.version());
        if (!version.isEmpty()) {
            write(year);
        }
        return version.stream().findFirst();
    }

    private void write(Year year) {
        jdbc.update(
                "DELETE FROM ticketing.calendar_day WHERE day BETWEEN ? AND ?",
                LocalDate.of(year.year(), 1, 1),
                LocalDate.of(year.year(), 12, 31));
        List<Object[]> rows = new ArrayList<>();
        year.days().forEach((day, one) -> rows.add(new Object[] {day, one.works(), one.holiday()}));
        jdbc.batchUpdate("INSERT INTO ticketing.calendar_day (day, works, holiday) VALUES (?, ?, ?)", rows);
    }

    /**
     * @param edited version that was edited; 0 for an office that has no hours of its own yet
     * @return the new version; empty, with nothing changed, if somebody else wrote meanwhile
     */
    Optional<Long> replace(String code, Office office, long edited, Change by) {
        List<Long> version = edited == 0
                ? jdbc.queryForList("""
                        INSERT INTO ticketing.office (code, keeps_holidays, changed_at, changed_by) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING RETURNING version
                        """, Long.class, code, office.keepsHolidays(), at(by.at()), by.by())
                : jdbc.queryForList("""
                        UPDATE ticketing.office SET keeps_holidays = ?, changed_at = ?, changed_by = ?,
                            version = nextval('ticketing.office_version')
                        WHERE code = ? AND version = ? RETURNING version
                        """, Long.class, office.keepsHolidays(), at(by.at()), by.by(), code, edited);
        if (!version.isEmpty()) {
            write(code, office);
        }
        return version.stream().findFirst();
    }

    private void write(String code, Office office) {
        jdbc.update("DELETE FROM ticketing.opening_hours WHERE office_code = ?", code);
        jdbc.update("DELETE FROM ticketing.office_day WHERE office_code = ?", code);
        jdbc.batchUpdate(
                "INSERT INTO ticketing.opening_hours (office_code, weekday, opens, closes) VALUES (?, ?, ?, ?)",
                hours(code, office.week()));
        List<Object[]> days = new ArrayList<>();
        office.days().forEach((day, own) -> days.add(new Object[] {code, day, own.works(), own.note()}));
        jdbc.batchUpdate("INSERT INTO ticketing.office_day (office_code, day, works, note) VALUES (?, ?, ?, ?)", days);
    }

    /** @return whether it was there, in that version */
    boolean remove(String code, long seen) {
        return jdbc.update("DELETE FROM ticketing.office WHERE code = ? AND version = ?", code, seen) > 0;
    }

    private static List<Object[]> hours(String code, Map<DayOfWeek, List<Span>> week) {
        List<Object[]> rows = new ArrayList<>();
        week.forEach((weekday, spans) -> {
            for (Span span : spans) {
                rows.add(new Object[] {code, weekday.getValue(), span.opens(), span.closes()});
            }
        });
        return rows;
    }
}
