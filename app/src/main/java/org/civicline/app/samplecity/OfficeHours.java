package org.civicline.app.samplecity;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When departments work on cases that can wait: weekdays from nine to five. */
record OfficeHours(ZoneId zone) {

    static final Duration DAY = Duration.ofHours(8);
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime SHUTS = LocalTime.of(17, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 45);

    /** The moment at which so much working time has passed. */
    Instant after(Instant from, Duration work) {
        ZonedDateTime at = opening(from.atZone(zone));
        Duration left = work;
        while (true) {
            Duration today = Duration.between(at, at.with(SHUTS));
            if (left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = opening(at.with(SHUTS));
        }
    }

    /** The moment itself, or the next at which offices are open. */
    private ZonedDateTime opening(ZonedDateTime moment) {
        ZonedDateTime at = moment;
        if (at.toLocalTime().isBefore(OPENS)) {
            at = at.with(OPENS);
        } else if (!at.toLocalTime().isBefore(SHUTS)) {
            at = at.plusDays(1).with(OPENS);
        }
        while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
            at = at.plusDays(1).with(OPENS);
        }
        return at;
    }

    /** The moment itself, or the evening before it if that is night: what cannot wait is answered before going home. */
    Instant beforeNight(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        if (at.getHour() >= 21) {
            return at.with(EVENING).toInstant();
        }
        return at.getHour() < 7 ? at.minusDays(1).with(EVENING).toInstant() : moment;
    }

    /** The moment itself if citizens may be rung then, else the next time they may. */
    Instant whenCitizensMayBeRung(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        if (at.getHour() < 9) {
            return at.with(LocalTime.of(9, 10)).toInstant();
        }
        return at.getHour() < 20
                ? moment
                : at.plusDays(1).with(LocalTime.of(9, 10)).toInstant();
    }
}
