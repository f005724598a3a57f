package org.civicline.ticketing.sla;

/**
 * How long a duty may take.
 *
 * @param amount of the unit, from 1 to {@link #MOST}
 */
record TimeLimit(int amount, Unit unit) {

    static final int MOST = 9_999;

    enum Unit {
        /** Natural time, nights and holidays included. */
        MINUTES,
        /** Natural time. */
        HOURS,
        /** Minutes in which the office is open. */
        WORKING_MINUTES,
        /** Hours in which the office is open. */
        WORKING_HOURS,
        /** Until the close of business of the last one; the day it begins is not counted (民法典 §201). */
        WORKING_DAYS;

        boolean natural() {
            return this == MINUTES || this == HOURS;
        }
    }
}
