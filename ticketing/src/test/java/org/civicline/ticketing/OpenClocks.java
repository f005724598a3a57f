package org.civicline.ticketing;

import java.util.List;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock;

/** The clocks of a ticket that run or stand still. */
final class OpenClocks {

    private OpenClocks() {}

    static List<DutyClock> of(Clocks clocks, TicketId ticket) {
        return clocks.of(ticket).stream()
                .filter(one -> !(one instanceof DutyClock.Stopped))
                .toList();
    }
}
