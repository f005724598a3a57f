package org.civicline.cti.calls;

/** Where a call is. */
public enum CallState {
    /** The caller hears the greeting or music. */
    WAITING,
    /** An agent's telephone rings. */
    RINGING,
    TALKING,
    ENDED
}
