package org.civicline.ticketing.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.wording.Wording;
import org.springframework.stereotype.Component;

/**
 * The list of cases as a spreadsheet: the cases and columns that the list shows its reader, and so nothing of citizens.
 * Read page after page, so that neither the database nor memory carries all of it at once.
 */
@Component
class CaseExport {

    /** Who needs more wants a report, not a list. */
    static final int MOST = 10_000;

    private static final int PAGE = 200;

    private final Tickets tickets;
    private final Access access;
    private final Audit audit;
    private final Wording wording;
    private final ZoneId zone;

    CaseExport(Tickets tickets, Access access, Audit audit, Wording wording, ZoneId cityZone) {
        this.tickets = tickets;
        this.access = access;
        this.audit = audit;
        this.wording = wording;
        this.zone = cityZone;
    }

    /** Its first page: what is wrong with the question, or who asks it, is refused before a byte is written. */
    Slice<TicketLine> begin(TicketFilter filter) {
        access.exporter();
        Slice<TicketLine> first = tickets.list(filter, null, PAGE);
        audit.record("tickets.exported", "tickets", said(filter));
        return first;
    }

    void write(TicketFilter filter, Slice<TicketLine> first, OutputStream out) throws IOException {
        try (var workbook = new CaseWorkbook(out, wording, zone)) {
            Slice<TicketLine> page = first;
            int written = 0;
            while (true) {
                page.items().forEach(workbook::add);
                workbook.flush();
                written += page.items().size();
                if (page.next() == null) {
                    return;
                }
                if (written >= MOST) {
                    workbook.cut(MOST);
                    return;
                }
                page = tickets.list(filter, page.next(), PAGE);
            }
        }
    }

    /** Not the words sought: they may be somebody's name. */
    private static Map<String, Object> said(TicketFilter filter) {
        var said = new LinkedHashMap<String, Object>();
        said.put("statuses", filter.statuses().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
        said.put("department", filter.departmentCode() == null ? "" : filter.departmentCode());
        said.put("urgency", filter.urgency() == null ? "" : filter.urgency().name());
        said.put("late", filter.late());
        said.put("words", filter.text() != null && !filter.text().isBlank());
        return said;
    }
}
