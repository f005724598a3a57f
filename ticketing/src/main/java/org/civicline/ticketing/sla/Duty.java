package org.civicline.ticketing.sla;

/** What must be done in time. */
public enum Duty {
    /** The desk gives a new or returned ticket to a department. */
    DISPATCH,
    /** The department accepts it. */
    SIGN,
    /** The department speaks to the citizen for the first time, counted from when it was dispatched. */
    FIRST_CONTACT,
    /** The department answers, counted from when it was dispatched. */
    REPLY,
    /** The desk accepts the answer, or sends it back. */
    REVIEW,
    /** The citizen is asked whether it is solved, counted from when the answer was accepted. */
    FOLLOW_UP,
    /** The department answers, in the time it was given beyond the limit. */
    EXTENSION,
    /** The department answers, as much later as its case was suspended. */
    RESUMPTION;

    /** Whether rules say how long it takes; the others move a due time that a rule set. */
    public boolean hasRules() {
        return this != EXTENSION && this != RESUMPTION;
    }
}
