package org.civicline.simulators.sip;

/** Where a call stands. */
public enum CallState {
    /** Offered; nothing but at most 100 Trying came back (or, incoming, was sent). */
    CALLING,
    /** The called end rings. */
    RINGING,
    /** Answered: both ends talk. */
    TALKING,
    /** Over, for whatever reason. */
    ENDED
}
