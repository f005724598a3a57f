package org.civicline.ticketing.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What it calls decides about roles too; here a stranger is stopped before their request is read. */
@RestController
@RequestMapping("/api/v1/staff/tickets")
class TicketController {

    private static final String KEY = "Idempotency-Key";
    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";
    private static final String DEPARTMENT = "hasRole('OFFICER')";
    private static final String ANYONE_ON_CASES = "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')";

    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    @GetMapping
    @PreAuthorize(ANYONE_ON_CASES)
    Slice<TicketLine> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String citizen,
            @RequestParam(defaultValue = "false") boolean helping,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        UUID of = Given.id(citizen, "citizen");
        String by = department == null || department.isBlank() ? null : department;
        Urgency how = urgency == null || urgency.isBlank() ? null : Given.choice(urgency, Urgency.class, "urgency");
        CitizenId whose = of == null ? null : new CitizenId(of);
        var filter = new TicketFilter(statuses(status), by, whose, q, helping, how, late);
        return tickets.list(filter, after, size);
    }

    @GetMapping("/{id}")
    @PreAuthorize(ANYONE_ON_CASES)
    TicketView find(@PathVariable UUID id) {
        return tickets.find(new TicketId(id)).orElseThrow(() -> new RefusedException(CaseFile.unknown()));
    }

    @GetMapping("/{id}/history")
    @PreAuthorize(ANYONE_ON_CASES)
    List<TicketEvent> history(@PathVariable UUID id) {
        return tickets.history(new TicketId(id));
    }

    @PostMapping
    @PreAuthorize(DESK)
    @ResponseStatus(HttpStatus.CREATED)
    TicketView open(@RequestHeader(name = KEY, defaultValue = "") String key, @RequestBody TicketForm form) {
        return tickets.open(form.ticket(), key).orThrow();
    }

    @PostMapping("/answered")
    @PreAuthorize(DESK)
    @ResponseStatus(HttpStatus.CREATED)
    TicketView answered(@RequestHeader(name = KEY, defaultValue = "") String key, @RequestBody TicketForm form) {
        return tickets.answerDirectly(form.ticket(), form.articleCode(), form.answerText(), key)
                .orThrow();
    }

    @PostMapping("/{id}/dispatch")
    @PreAuthorize(DESK)
    TicketView dispatch(@PathVariable UUID id, @RequestBody StepForm form) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return shown(tickets.dispatch(
                new TicketId(id), department, form.coHandlersGiven(), form.note(), form.versionGiven()));
    }

    @PostMapping("/{id}/sign")
    @PreAuthorize(DEPARTMENT)
    TicketView sign(@PathVariable UUID id, @RequestBody StepForm form) {
        return shown(tickets.sign(new TicketId(id), form.versionGiven()));
    }

    @PostMapping("/{id}/reply")
    @PreAuthorize(DEPARTMENT)
    TicketView reply(@PathVariable UUID id, @RequestBody StepForm form) {
        return shown(tickets.reply(new TicketId(id), Given.words(form.text()), form.versionGiven()));
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize(DESK)
    TicketView approve(@PathVariable UUID id, @RequestBody StepForm form) {
        return shown(tickets.approve(new TicketId(id), form.versionGiven()));
    }

    @PostMapping("/{id}/send-back")
    @PreAuthorize(DESK)
    TicketView sendBack(@PathVariable UUID id, @RequestBody StepForm form) {
        return shown(tickets.sendBack(new TicketId(id), Given.words(form.reason()), form.versionGiven()));
    }

    @PostMapping("/{id}/close")
    @PreAuthorize(DESK)
    TicketView close(@PathVariable UUID id, @RequestBody StepForm form) {
        return shown(tickets.close(new TicketId(id), Given.words(form.note()), form.versionGiven()));
    }

    private static TicketView shown(Outcome<TicketView> outcome) {
        return outcome.orThrow();
    }

    private static Set<TicketStatus> statuses(@Nullable String written) {
        Set<TicketStatus> wanted = EnumSet.noneOf(TicketStatus.class);
        if (written != null) {
            for (String word : written.split(",", -1)) {
                if (!word.isBlank()) {
                    wanted.add(Given.choice(word, TicketStatus.class, "status"));
                }
            }
        }
        return wanted;
    }

    /** What a step on a ticket carries; each uses its own part. */
    record StepForm(
            @Nullable Long version,
            @Nullable String departmentCode,
            @Nullable List<@Nullable String> coHandlers,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String text) {

        long versionGiven() {
            return Given.required(version, "version");
        }

        List<String> coHandlersGiven() {
            return coHandlers == null
                    ? List.of()
                    : coHandlers.stream()
                            .<String>map(one -> Given.required(one, "coHandlers"))
                            .toList();
        }
    }
}
