package org.civicline.ticketing.sla;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Which days the city works, statutory holidays and make-up working days counted. */
@Component
public class WorkingDays {

    private final CalendarStore calendars;

    WorkingDays(CalendarStore calendars) {
        this.calendars = calendars;
    }

    public boolean worked(LocalDate day) {
        return calendars.of(null).on(day).works();
    }
}
