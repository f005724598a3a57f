package org.civicline.ticketing.unmask;

import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Unmasking;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leaders see every case masked, and may ask who it is about. Of a confidential one they may not: the department
 * complained about has a leader too. All others see it in plain already, or never.
 */
@RestController
@RequestMapping("/api/v1/staff/tickets")
class UnmaskController {

    private final TicketStore tickets;
    private final Unmasking unmasking;

    UnmaskController(TicketStore tickets, Unmasking unmasking) {
        this.tickets = tickets;
        this.unmasking = unmasking;
    }

    @PostMapping("/{id}/unmask")
    @PreAuthorize("hasRole('LEADER')")
    Person unmask(@PathVariable UUID id, @RequestBody Form form) {
        TicketRow row = tickets.find(new TicketId(id)).orElseThrow(UnmaskController::unknown);
        if (row.content().confidential()) {
            throw new RefusedException(Refusal.forbidden("ticketing.informant-hidden"));
        }
        String reason = Given.words(form.reason());
        return unmasking
                .reveal("ticket:" + row.number(), reason, () -> Person.of(row))
                .orThrow();
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-ticket"));
    }

    record Form(@Nullable String reason) {}

    /** The citizen in plain. */
    record Person(
            @Nullable String citizenName,
            @Nullable String contact,
            @Nullable String organisation) {

        static Optional<Person> of(TicketRow row) {
            String organisation = row.content().organisation();
            return row.citizenName() == null && row.phone() == null && organisation == null
                    ? Optional.empty()
                    : Optional.of(new Person(row.citizenName(), row.phone(), organisation));
        }
    }
}
