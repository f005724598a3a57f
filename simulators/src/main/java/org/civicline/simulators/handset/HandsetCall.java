package org.civicline.simulators.handset;

import java.time.Instant;
import org.civicline.simulators.sip.Call;
import org.civicline.simulators.sip.IncomingCall;

/**
 * A call on one of the phones.
 *
 * @param id names it in the interface
 * @param number whose phone
 * @param other the number at the other end, as shown
 * @param at when it began
 * @param call the call itself
 */
record HandsetCall(String id, String number, String other, Instant at, Call call) {

    boolean incoming() {
        return call instanceof IncomingCall;
    }
}
