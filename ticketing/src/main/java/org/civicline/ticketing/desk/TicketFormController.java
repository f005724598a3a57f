package org.civicline.ticketing.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.forms.AnswerCheck;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.forms.GivenAnswers;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The form of a ticket, to be answered anew by the desk. */
@RestController
@RequestMapping("/api/v1/staff/tickets/{id}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class TicketFormController {

    private final Tickets tickets;
    private final TicketStore store;
    private final AnswerCheck check;
    private final Access access;

    TicketFormController(Tickets tickets, TicketStore store, AnswerCheck check, Access access) {
        this.tickets = tickets;
        this.store = store;
        this.check = check;
        this.access = access;
    }

    /** As the ticket was born with it. */
    record TicketQuestions(List<Question> questions, Map<String, List<String>> answers) {}

    record Answers(@Nullable Long version, @Nullable Map<String, @Nullable Object> answers) {}

    @GetMapping("/form")
    TicketQuestions form(@PathVariable UUID id) {
        access.desk();
        // Leaves its mark in the audit: answers may say who the citizen is.
        TicketView seen = tickets.find(new TicketId(id)).orElseThrow(() -> new RefusedException(CaseFile.unknown()));
        TicketRow row = store.find(seen.id()).orElseThrow();
        FilledForm filled = TicketForms.formOf(row);
        return new TicketQuestions(check.questions(filled), filled.answers());
    }

    @PutMapping("/answers")
    TicketView answer(@PathVariable UUID id, @RequestBody Answers given) {
        Map<String, List<String>> answers = GivenAnswers.of(Given.required(given.answers(), "answers"));
        return tickets.answerForm(new TicketId(id), answers, Given.required(given.version(), "version"))
                .orThrow();
    }
}
