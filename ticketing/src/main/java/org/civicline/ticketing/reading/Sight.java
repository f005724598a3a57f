package org.civicline.ticketing.reading;

import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.springframework.stereotype.Component;

/**
 * Which cases whoever is signed in may know of, for what belongs to a case. Shows nothing of its citizen, and so leaves no
 * entry in the audit.
 */
@Component
public class Sight {

    private final TicketStore tickets;
    private final Access access;

    Sight(TicketStore tickets, Access access) {
        this.tickets = tickets;
        this.access = access;
    }

    /** A case, and who looks at it. */
    public record Seen(TicketRow row, Viewer viewer) {}

    /** @throws RefusedException if it is not theirs to see */
    public Seen of(TicketId id) {
        Viewer viewer = access.anyoneOnCases();
        return tickets.find(id)
                .filter(row -> TicketViews.knows(viewer, row))
                .map(row -> new Seen(row, viewer))
                .orElseThrow(() -> new RefusedException(CaseFile.unknown()));
    }
}
