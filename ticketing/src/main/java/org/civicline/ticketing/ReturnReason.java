package org.civicline.ticketing;

/** Why a department gives a ticket back (退单). */
public enum ReturnReason {
    /** Another department's duty. */
    NOT_OUR_DUTY,
    /** Ours, but in another place. */
    NOT_OUR_AREA,
    /** Place or matter cannot be made out. */
    UNCLEAR,
    /** The same matter is being handled already. */
    DUPLICATE,
    /** Not for the hotline at all: courts, emergencies, secrets. */
    NOT_ACCEPTABLE,
    OTHER
}
