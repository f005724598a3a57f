package org.civicline.ticketing.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.problems.Problems;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.web.Given;
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

    /** More than a page of the list holds nobody has looked at. */
    static final int MOST = 50;

    private final Tickets tickets;
    private final Problems problems;

    BulkController(Tickets tickets, Problems problems) {
        this.tickets = tickets;
        this.problems = problems;
    }

    /** @param version as the list showed it */
    record Row(@Nullable UUID id, @Nullable Long version) {}

    record Form(
            @Nullable List<@Nullable Row> rows,
            @Nullable String departmentCode,
            @Nullable String note) {}

    /** A case that is to take the step. */
    private record Asked(TicketId id, long version) {}

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

    private List<Result> each(Form form, Locale locale, Function<Asked, Outcome<TicketView>> step) {
        return asked(form.rows()).stream()
                .map(row -> result(row, step.apply(row), locale))
                .toList();
    }

    private Result result(Asked row, Outcome<TicketView> outcome, Locale locale) {
        UUID id = row.id().value();
        return switch (outcome) {
            case Outcome.Done<TicketView>(TicketView after) -> new Result(id, after.status(), null);
            case Outcome.Refused<TicketView>(Refusal refusal) -> new Result(id, null, problems.detail(refusal, locale));
        };
    }

    /** All of them are well-formed before the first is touched. */
    private static List<Asked> asked(@Nullable List<@Nullable Row> rows) {
        List<@Nullable Row> given = Given.required(rows, "rows");
        if (given.isEmpty() || given.size() > MOST) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.bulk-size").with("limit", MOST).with("count", given.size()));
        }
        Set<UUID> seen = new HashSet<>();
        return given.stream()
                .map(one -> asked(Given.required(one, "rows")))
                .filter(one -> seen.add(one.id().value()))
                .toList();
    }

    private static Asked asked(Row row) {
        return new Asked(new TicketId(Given.required(row.id(), "id")), Given.required(row.version(), "version"));
    }
}
