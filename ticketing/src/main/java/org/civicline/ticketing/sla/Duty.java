package org.civicline.ticketing.sla;

/** What must be done in time. */
public enum Duty {
    /** The desk gives a new or returned ticket to a department. */
    DISPATCH,
    /** The department accepts it. */
    SIGN,
    /** The department answers, counted from when it was dispatched. */
    REPLY,
    /** The desk accepts the answer, or sends it back. */
    REVIEW,
    /** The department answers, in the time it was given beyond the limit. */
    EXTENSION,
    /** The department answers, as much later as its case was suspended. */
    RESUMPTION
}
