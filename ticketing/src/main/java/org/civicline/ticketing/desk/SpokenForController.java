package org.civicline.ticketing.desk;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For which organisation the citizen of a ticket spoke, put right by the desk. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}/organisation")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class SpokenForController {

    private final Tickets tickets;
    private final SpokenFor spokenFor;
    private final Access access;

    SpokenForController(Tickets tickets, SpokenFor spokenFor, Access access) {
        this.tickets = tickets;
        this.spokenFor = spokenFor;
        this.access = access;
    }

    /** @param organisation code of the one they spoke for; null or empty for themselves */
    record Form(@Nullable Long version, @Nullable String organisation) {}

    @GetMapping
    List<SpokenFor.Organisation> choices(@PathVariable UUID id) {
        access.desk();
        // Leaves its mark in the audit: organisations say who the citizen is.
        TicketView seen = tickets.find(new TicketId(id)).orElseThrow(() -> new RefusedException(CaseFile.unknown()));
        return spokenFor.choices(seen.id());
    }

    @PutMapping
    TicketView put(@PathVariable UUID id, @RequestBody Form form) {
        String written = form.organisation();
        String organisation = written == null || written.isBlank() ? null : written;
        return tickets.putSpokenFor(new TicketId(id), organisation, Given.required(form.version(), "version"))
                .orThrow();
    }
}
