package org.civicline.simulators.smsc;

import java.time.Instant;
import java.util.List;

/**
 * One whole text message, however many parts it travelled in.
 *
 * @param id counts up from 1 in the order messages came
 * @param direction who wrote it
 * @param citizen the citizen's number
 * @param service the number of the other side, such as 12345
 * @param text the whole text
 * @param at when it was complete here
 * @param parts in how many short messages it travels
 * @param messageIds what submit_sm_resp said of each part; empty for what a citizen wrote
 */
public record TextMessage(
        long id,
        Direction direction,
        String citizen,
        String service,
        String text,
        Instant at,
        int parts,
        List<String> messageIds) {

    /** Who wrote a message. */
    public enum Direction {
        /** Submitted by the hotline. */
        TO_CITIZEN,
        /** Written on the citizen's phone. */
        FROM_CITIZEN
    }
}
