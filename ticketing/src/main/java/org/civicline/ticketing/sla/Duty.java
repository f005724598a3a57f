package org.civicline.ticketing.sla;

/** What must be done in time. */
public enum Duty {
    /** The desk gives a new or returned ticket to a department. */
    DISPATCH(true),
    /** The department accepts it. */
    SIGN(false),
    /** The department speaks to the citizen for the first time, counted from when it was dispatched. */
    FIRST_CONTACT(false),
    /** The department answers, counted from when it was dispatched. */
    REPLY(false),
    /** The desk accepts the answer, or sends it back; or decides a return. */
    REVIEW(true),
    /** The citizen is asked whether it is solved, counted from when the answer was accepted. */
    FOLLOW_UP(true);

    private final boolean ofDesk;

    Duty(boolean ofDesk) {
        this.ofDesk = ofDesk;
    }

    /** Whether it is the desk's; the others are a department's. */
    public boolean ofDesk() {
        return ofDesk;
    }
}
