package org.civicline.ticketing;

/** How quickly a case must move. */
public enum Urgency {
    /** 一般. */
    NORMAL,
    /** 紧急: utilities, tens of people affected. */
    URGENT,
    /** 特急: life or property in danger. */
    EMERGENCY
}
