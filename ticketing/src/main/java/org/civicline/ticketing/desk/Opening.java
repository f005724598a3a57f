package org.civicline.ticketing.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.CaseStore;
import org.civicline.ticketing.cases.NewCase;
import org.civicline.ticketing.cases.Placement;
import org.civicline.ticketing.cases.TicketNumbers;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.events.TicketOpened;
import org.civicline.ticketing.forms.AnswerCheck.Asking;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.ClockSheet;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.timeline.InteractionStore;
import org.civicline.ticketing.web.FormKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Makes tickets out of intake forms, in the transaction of whoever asks. */
@Component
class Opening {

    private final Intake intake;
    private final IdempotencyKeys keys;
    private final TicketNumbers numbers;
    private final TicketStore tickets;
    private final CaseStore cases;
    private final CaseHistory history;
    private final Deadlines deadlines;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;
    private final JdbcOperations jdbc;
    private final Clock clock;

    Opening(
            Intake intake,
            IdempotencyKeys keys,
            TicketNumbers numbers,
            TicketStore tickets,
            CaseStore cases,
            CaseHistory history,
            Deadlines deadlines,
            Clocks clocks,
            ApplicationEventPublisher events,
            JdbcOperations jdbc,
            Clock clock) {
        this.intake = intake;
        this.keys = keys;
        this.numbers = numbers;
        this.tickets = tickets;
        this.cases = cases;
        this.history = history;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An answer given on the spot. */
    record Answer(String text, @Nullable String articleCode) {

        static Answer checked(String text, @Nullable String articleCode) {
            return new Answer(Field.ANSWER.require(text), Intake.article(articleCode));
        }
    }

    /** What the key stands for: the same form with another answer is something else. */
    private record Content(NewTicket form, @Nullable Answer answer) {}

    /** @return the new ticket, or the one that was made under the key before */
    TicketRow open(NewTicket form, @Nullable Answer answer, @Nullable StaffMember by, String key) {
        FormKey.checked(key);
        // Nobody can be asked where the system opens it; an answer on the spot was enough without.
        Intake.Accepted accepted =
                intake.check(form, by != null && answer == null ? Asking.EVERYTHING : Asking.WHAT_THERE_IS);
        NewTicket ticket = accepted.ticket();
        Instant now = Columns.now(clock);
        var id = new TicketId(Ids.next(clock));
        Optional<TicketId> before = keys.claim(by, key, new Content(ticket, answer), id, now);
        if (before.isPresent()) {
            return tickets.find(before.get()).orElseThrow();
        }
        NewCase opened = newCase(id, accepted, by, now);
        TicketState state = answer == null
                ? new TicketState.ToDispatch(0)
                : new TicketState.Closed(new Closing.AnsweredDirectly(answer.text(), answer.articleCode()), now);
        var clocksOf = new ClockSheet(List.of(), null, now, deadlines::moved, () -> Ids.next(clock));
        if (answer == null) {
            clocksOf.start(Duty.DISPATCH, null, deadlines.of(Duty.DISPATCH, opened.matter(), null, now));
        }
        var writes = new Writes(jdbc);
        var placement = Placement.of(state, ticket.urgency(), clocksOf.due(Duty.DISPATCH, null), null);
        cases.add(writes, opened, placement);
        clocks.write(writes, id, clocksOf);
        InteractionId interaction = ticket.interaction();
        if (interaction != null) {
            InteractionStore.about(writes, interaction, id);
        }
        tell(writes, opened, state, answer, by);
        writes.send();
        if (accepted.of() != null) {
            cases.ofMerged(id, accepted.of());
        }
        events.publishEvent(new TicketOpened(
                id.value(),
                opened.number(),
                opened.citizen(),
                opened.phone(),
                accepted.names().language(),
                opened.title(),
                answer != null,
                answer == null ? null : answer.articleCode(),
                now));
        return opened.row(placement, accepted.names(), clocksOf.unstopped());
    }

    private NewCase newCase(TicketId id, Intake.Accepted accepted, @Nullable StaffMember by, Instant now) {
        NewTicket ticket = accepted.ticket();
        return new NewCase(
                id,
                numbers.next(now),
                ticket.citizen() == null ? null : ticket.citizen().value(),
                accepted.phone(),
                ticket.organisation(),
                ticket.channel(),
                ticket.type(),
                ticket.categoryCode(),
                ticket.urgency(),
                ticket.title(),
                ticket.text(),
                ticket.address(),
                ticket.confidential(),
                accepted.form(),
                now,
                by == null ? null : by.id().value(),
                deadlines.rulesInForce());
    }

    private void tell(
            Writes writes, NewCase opened, TicketState state, @Nullable Answer answer, @Nullable StaffMember by) {
        Instant at = opened.createdAt();
        history.add(writes, opened.id(), opened.number(), state.status(), by, CaseStep.of("opened", at));
        if (answer != null) {
            Map<String, Object> details = answer.articleCode() == null
                    ? Map.of("text", answer.text())
                    : Map.of("text", answer.text(), "article", answer.articleCode());
            history.add(
                    writes,
                    opened.id(),
                    opened.number(),
                    state.status(),
                    by,
                    new CaseStep("answered", at, null, details).next());
        }
    }
}
