package org.civicline.ticketing.sla;

import java.time.LocalDate;
import java.util.Map;

/** The statutory calendar: the days that are not what their weekday says, and the years somebody has planned. */
record Plan(Map<LocalDate, Deviation> days, Map<Integer, Standing> years) {

    /**
     * A day that is not what its weekday says.
     *
     * @param holiday code of the holiday it belongs to
     */
    record Deviation(boolean works, String holiday) {}

    enum Standing {
        /** As the yearly notice says. */
        PUBLISHED,
        /** The statutory days themselves; the notice is still to come. */
        PROVISIONAL
    }

    Plan {
        days = Map.copyOf(days);
        years = Map.copyOf(years);
    }
}
