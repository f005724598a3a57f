package org.civicline.ticketing.sla;

/**
 * How long a duty may take.
 *
 * @param amount of the unit
 */
record TimeLimit(int amount, Unit unit) {

    enum Unit {
        /** Natural time, nights and holidays included. */
        MINUTES,
        /** Natural time. */
        HOURS,
        /** Until the close of business of the last one; the day it begins is not counted (民法典 §201). */
        WORKING_DAYS
    }
}
