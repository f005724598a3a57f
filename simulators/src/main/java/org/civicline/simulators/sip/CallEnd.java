package org.civicline.simulators.sip;

/**
 * How a call ended.
 *
 * @param cause who or what ended it
 * @param status the final SIP status, 200 for a call that was answered, 0 when none came
 * @param reason the status phrase or the Reason header (RFC 3326) as received; may be empty
 */
public record CallEnd(Cause cause, int status, String reason) {

    /** Who or what ended a call. */
    public enum Cause {
        /** This end hung up after the answer. */
        HUNG_UP_HERE,
        /** The other end hung up after the answer. */
        HUNG_UP_THERE,
        /** The called end refused, with {@link CallEnd#status}. */
        REJECTED,
        /** The calling end gave up before the answer. */
        CANCELLED,
        /** The other end did not react at all. */
        NO_RESPONSE,
        /** Something failed on this end; {@link CallEnd#reason} says what. */
        FAILED
    }
}
