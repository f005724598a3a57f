package org.civicline.ticketing.sla;

/** Whether the office on duty is open at the moment its time begins to run. */
enum TimeOfDay {
    WORKING,
    NON_WORKING
}
