package org.civicline.ticketing.reading;

import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.sql.PageMark;

/** A case in a list, and where it stands there. */
record Listed(TicketLine line, PageMark mark) {}
