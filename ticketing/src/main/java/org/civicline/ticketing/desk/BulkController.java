package org.civicline.ticketing.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.problems.Problems;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.web.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same step on many cases. Each is taken by itself, exactly as if it were the only one: what is refused for one changes
 * nothing for the others, and is said beside it.
 */
@RestController
@RequestMapping("/api/v1/staff/bulk")
class BulkController {

    private final Tickets tickets;
    private final Problems problems;

    BulkController(Tickets tickets, Problems problems) {
        this.tickets = tickets;
        this.problems = problems;
    }

    record Form(
            @Nullable List<Rows.@Nullable Row> rows,
            @Nullable String departmentCode,
            @Nullable String note) {}

    /**
     * What came of one.
     *
     * @param status after the step; null where it was refused
     * @param problem why it was refused, as the single step would have said
     */
    record Result(
            UUID id,
            @Nullable TicketStatus status,
            @Nullable ProblemDetail problem) {}

    @PostMapping("/sign")
    @PreAuthorize("hasRole('OFFICER')")
    List<Result> sign(@RequestBody Form form, Locale locale) {
        return each(form, locale, row -> tickets.sign(row.id(), row.version()));
    }

    @PostMapping("/dispatch")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    List<Result> dispatch(@RequestBody Form form, Locale locale) {
        String department = Given.required(form.departmentCode(), "departmentCode");
        return each(form, locale, row -> tickets.dispatch(row.id(), department, form.note(), row.version()));
    }

    private List<Result> each(Form form, Locale locale, Function<Rows.Asked, Outcome<TicketView>> step) {
        return Rows.checked(form.rows()).stream()
                .map(row -> result(row, step.apply(row), locale))
                .toList();
    }

    private Result result(Rows.Asked row, Outcome<TicketView> outcome, Locale locale) {
        UUID id = row.id().value();
        return switch (outcome) {
            case Outcome.Done<TicketView>(TicketView after) -> new Result(id, after.status(), null);
            case Outcome.Refused<TicketView>(Refusal refusal) -> new Result(id, null, problems.detail(refusal, locale));
        };
    }
}
