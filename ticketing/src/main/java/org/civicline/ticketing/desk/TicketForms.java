package org.civicline.ticketing.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.CaseStore;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.forms.AnswerCheck;
import org.civicline.ticketing.forms.FilledForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a ticket's form later than at intake, in the transaction of whoever asks. */
@Component
class TicketForms {

    private final AnswerCheck check;
    private final CaseStore cases;
    private final CaseHistory history;
    private final Clock clock;

    TicketForms(AnswerCheck check, CaseStore cases, CaseHistory history, Clock clock) {
        this.check = check;
        this.cases = cases;
        this.history = history;
        this.clock = clock;
    }

    /** The history says which questions, not the answers: it is read by those from whom they may be hidden. */
    void answer(TicketRow row, Map<String, List<String>> answers, StaffMember by) {
        FilledForm before = formOf(row);
        if (row.status().over()) {
            throw new RefusedException(Refusal.conflict("ticketing.not-in-this-state")
                    .with("ticketStatus", row.status().name()));
        }
        FilledForm after = check.refill(before, answers);
        List<String> changed = changed(before, after);
        if (!changed.isEmpty()) {
            cases.refill(row.id(), after);
            var step = new CaseStep("form-answered", Columns.now(clock), null, Map.of("questions", changed));
            history.add(row.id(), row.number(), row.status(), by, step);
        }
    }

    static FilledForm formOf(TicketRow row) {
        @Nullable FilledForm form = row.content().form();
        if (form == null) {
            throw new RefusedException(Refusal.conflict("ticketing.no-form"));
        }
        return form;
    }

    private static List<String> changed(FilledForm before, FilledForm after) {
        return Stream.concat(before.answers().keySet().stream(), after.answers().keySet().stream())
                .distinct()
                .filter(code -> !Objects.equals(
                        before.answers().get(code), after.answers().get(code)))
                .sorted()
                .toList();
    }
}
