package org.civicline.cti.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands to the exchange. They throw {@link PbxUnavailableException} when it cannot be reached. */
public interface Pbx {

    boolean connected();

    /** Ends a leg, and with it whatever it is connected to. Nothing happens if it is gone already. */
    void hangUp(String leg);

    /** Ends every leg of an account: stops its ringing. */
    void hangUpAccount(String account);

    /** Takes the caller out of whatever they hear or whoever they talk to, back into the hotline's program. */
    void reenter(String leg);

    /**
     * Calls a number of the telephone network; whoever answers meets the rating program.
     *
     * @param number digits only, with a leading + for abroad
     * @param reference comes back in {@link PbxEvent.DialedOut}
     * @param variables remembered with the leg
     */
    void dialOut(String number, String reference, Duration atMost, Map<String, String> variables);

    /** All legs that live now. */
    List<Leg> legs();

    /** The accounts whose telephone can be rung. */
    Set<String> registered();

    /** All accounts, other endpoints among them. An exchange forgets those it was given while it ran when it ends. */
    Set<String> accounts();

    /** When a leg ended while nobody was listening, if the exchange noted it. */
    Optional<Instant> endedAt(String uniqueId);

    /** Forgets what {@link #endedAt} tells. */
    void forgetEnded();
}
