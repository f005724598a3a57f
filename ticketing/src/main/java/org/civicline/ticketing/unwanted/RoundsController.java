package org.civicline.ticketing.unwanted;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.lifecycle.CaseRules;
import org.civicline.ticketing.lifecycle.Fallback;
import org.civicline.ticketing.unwanted.Rounds.Round;
import org.civicline.ticketing.unwanted.Unwanted.Whose;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How a case went round, and whose it is if nobody else is found: for those who dispatch and those who arbitrate. */
@RestController
class RoundsController {

    private final TicketStore tickets;
    private final Rounds rounds;
    private final Unwanted unwanted;
    private final CaseRules rules;
    private final People people;
    private final Access access;

    RoundsController(
            TicketStore tickets, Rounds rounds, Unwanted unwanted, CaseRules rules, People people, Access access) {
        this.tickets = tickets;
        this.rounds = rounds;
        this.unwanted = unwanted;
        this.rules = rules;
        this.people = people;
        this.access = access;
    }

    /**
     * @param returns how often departments gave it back and the desk agreed
     * @param asked whether the rules are asked now
     * @param whose null where they are not asked, or none speaks
     */
    record View(
            int returns,
            int mostReturns,
            List<RoundView> rounds,
            boolean asked,
            @Nullable WhoseView whose) {}

    record RoundView(
            String departmentCode,
            @Nullable String departmentName,
            Instant dispatchedAt,
            @Nullable Instant signedAt,
            @Nullable Instant returnedAt,
            @Nullable String reason) {}

    /**
     * @param signedAt of the first taker
     * @param because of the department of last resort: what the catalogue says
     */
    record WhoseView(
            Fallback rule,
            String departmentCode,
            @Nullable String departmentName,
            @Nullable Instant signedAt,
            @Nullable String because) {}

    @GetMapping("/api/v1/staff/tickets/{id}/rounds")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    View of(@PathVariable UUID id) {
        access.desk();
        TicketRow row = tickets.find(new TicketId(id)).orElseThrow(() -> new RefusedException(CaseFile.unknown()));
        List<Round> all = rounds.of(row.id());
        boolean asked = unwanted.asked(row);
        return new View(
                row.returns(),
                rules.mostReturns(),
                all.stream().map(this::view).toList(),
                asked,
                asked ? unwanted.whose(row, all).map(this::view).orElse(null) : null);
    }

    private RoundView view(Round one) {
        return new RoundView(
                one.department(),
                people.departmentName(one.department()),
                one.dispatchedAt(),
                one.signedAt(),
                one.returnedAt(),
                one.reason());
    }

    private WhoseView view(Whose whose) {
        return switch (whose) {
            case Whose.FirstTaker(String department, Instant signedAt) ->
                new WhoseView(whose.rule(), department, people.departmentName(department), signedAt, null);
            case Whose.LastResort(var entry) ->
                new WhoseView(whose.rule(), entry.departmentCode(), entry.departmentName(), null, entry.because());
        };
    }
}
