package org.civicline.ticketing.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases as a file. Not of one citizen's: that would be a list of what somebody asked for. */
@RestController
class CaseExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CaseExport export;

    CaseExportController(CaseExport export) {
        this.export = export;
    }

    @GetMapping("/api/v1/staff/exports/tickets")
    @PreAuthorize(Access.EXPORTS)
    void tickets(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(defaultValue = "false") boolean late,
            HttpServletResponse response)
            throws IOException {
        String by = department == null || department.isBlank() ? null : department;
        Urgency how = urgency == null || urgency.isBlank() ? null : Given.choice(urgency, Urgency.class, "urgency");
        var filter = new TicketFilter(statuses(status), by, null, q, false, how, late);
        Slice<TicketLine> first = export.begin(filter);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cases.xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        export.write(filter, first, response.getOutputStream());
    }

    private static Set<TicketStatus> statuses(@Nullable String written) {
        return written == null
                ? Set.of()
                : Arrays.stream(written.split(",", -1))
                        .filter(word -> !word.isBlank())
                        .map(word -> Given.choice(word, TicketStatus.class, "status"))
                        .collect(Collectors.toSet());
    }
}
