package org.civicline.cti.pbx;

/** What became of ringing an account. */
public sealed interface Rung {

    /** They talked, and it is over. Whether the call is, the exchange knows: a caller whose agent's line died comes in again. */
    record Talked() implements Rung {}

    record NoAnswer() implements Rung {}

    /** They do not want it, or are on another call. */
    record Refused() implements Rung {}

    /** Nothing is registered for the account, or it could not be reached. */
    record Unreachable() implements Rung {}
}
