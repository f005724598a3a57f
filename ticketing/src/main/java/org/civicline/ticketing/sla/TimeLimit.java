package org.civicline.ticketing.sla;

/**
 * How long a duty may take.
 *
 * @param amount of the unit, from 1 to {@link Unit#most()}
 */
public record TimeLimit(int amount, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Natural time, nights and holidays included. */
        MINUTES(9_999),
        /** Natural time. */
        HOURS(9_999),
        /** Minutes in which the office is open. */
        WORKING_MINUTES(9_999),
        /** Hours in which the office is open. */
        WORKING_HOURS(2_000),
        /** Until the close of business of the last one; the day it begins is not counted (民法典 §201). */
        WORKING_DAYS(250);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** A longer limit is a slip of the pen: a year of work at most. */
        public int most() {
            return most;
        }

        boolean natural() {
            return this == MINUTES || this == HOURS;
        }
    }
}
