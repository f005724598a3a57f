package org.civicline.ticketing.sla;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day of a calendar as it is written in a file or over the wire.
 *
 * @param works {@code true}, {@code 班}, {@code 1} …, or {@code false}, {@code 休}, {@code 0} …
 * @param holiday its code or its Chinese name
 */
record DayForm(
        @Nullable String day,
        @Nullable String works,
        @Nullable String holiday) {

    static final DayForm EMPTY = new DayForm(null, null, null);

    private static final Set<String> WORKED = Set.of("true", "yes", "1", "是", "班", "上班");
    private static final Set<String> OFF = Set.of("false", "no", "0", "否", "休", "放假");
    private static final Map<String, String> CODES = Map.of(
            "元旦", "new-year",
            "春节", "spring-festival",
            "清明节", "qingming",
            "清明", "qingming",
            "劳动节", "labour-day",
            "端午节", "dragon-boat",
            "端午", "dragon-boat",
            "中秋节", "mid-autumn",
            "中秋", "mid-autumn",
            "国庆节", "national-day");

    /** Null if it is not a date. */
    @Nullable
    LocalDate date() {
        try {
            return day == null ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** Null if neither yes nor no is written. */
    @Nullable
    Boolean worked() {
        String word = works == null ? "" : works.strip().toLowerCase(Locale.ROOT);
        return WORKED.contains(word) ? Boolean.TRUE : OFF.contains(word) ? Boolean.FALSE : null;
    }

    /** The holiday's code; a name of the city's own stays as it is; empty if nothing is written. */
    String holidayCode() {
        String name = holiday == null ? "" : holiday.strip();
        return CODES.getOrDefault(name, name);
    }
}
