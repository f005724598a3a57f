package org.civicline.cti.pbx;

import java.time.Instant;

/** What the exchange tells by itself. Heard in order; listeners must not wait. */
public sealed interface PbxEvent {

    /** The exchange is there; what happened before is unknown. */
    record Connected(Instant at) implements PbxEvent {}

    record Disconnected(Instant at) implements PbxEvent {}

    /** Somebody whom this caller's leg rang has answered. */
    record Answered(String uniqueId, String answeringLeg, Instant at) implements PbxEvent {}

    /** A leg is over that came in or was dialled out, not one that a caller's leg rang. */
    record Ended(String uniqueId, Instant at) implements PbxEvent {}

    /** A telephone of the account has registered, or is gone. */
    record Registration(String account, boolean present, Instant at) implements PbxEvent {}

    /** The outward call of that reference was answered, or not. */
    record DialedOut(String reference, boolean answered, Instant at) implements PbxEvent {}
}
