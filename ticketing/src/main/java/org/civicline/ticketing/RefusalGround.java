package org.civicline.ticketing;

/** Why the hotline does not accept a matter (不予受理); what else there is says where to go instead. */
public enum RefusalGround {
    /** For 110, 119, 120 or 122. */
    EMERGENCY_LINE,
    /** Before a court, in arbitration or administrative review. */
    IN_LITIGATION,
    /** A petition (信访) is under way or has ended. */
    PETITION,
    /** State or trade secrets, privacy of others. */
    SECRET,
    /** Said before, with nothing new. */
    REPEATED,
    /** No duty of any government department. */
    NOT_GOVERNMENT
}
