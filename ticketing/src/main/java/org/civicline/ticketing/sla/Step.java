package org.civicline.ticketing.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step of counting working time: days that were alike, one after the other.
 *
 * @param amount what was counted on them: days or minutes, by the limit's unit; 0 where nothing was
 * @param why what made them so; null for an ordinary day
 * @param detail code of the holiday, or what the office says of the day
 * @param hours in which it was counted, {@code 09:00-12:00 13:00-18:00}; null when whole days are counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        LocalDate first,
        LocalDate last,
        int amount,
        @Nullable Why why,
        @Nullable String detail,
        @Nullable String hours) {

    /** What made a day so. */
    public enum Why {
        /** The day on which it begins is not counted. */
        BEGINS,
        /** Doors were closed for the day, or have no hour left. */
        AFTER_HOURS,
        /** The office does not open on this weekday. */
        DAY_OFF,
        /** A statutory holiday. */
        HOLIDAY,
        /** Worked in place of a holiday (调休). */
        MAKE_UP,
        /** The office is closed on this one day. */
        CLOSED,
        /** The office is open on this one day. */
        OPENED
    }
}
