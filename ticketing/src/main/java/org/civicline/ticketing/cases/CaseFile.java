package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.lifecycle.Transitions;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way a step is taken on a ticket, in the transaction of whoever asks for it. */
@Component
public class CaseFile {

    private final TicketStore tickets;
    private final StateStore states;
    private final CaseHistory history;
    private final Deadlines deadlines;

    CaseFile(TicketStore tickets, StateStore states, CaseHistory history, Deadlines deadlines) {
        this.tickets = tickets;
        this.states = states;
        this.history = history;
        this.deadlines = deadlines;
    }

    /** The ticket, nobody else's to change until the transaction ends; refused if there is none. */
    public TicketRow lock(TicketId id) {
        return tickets.lock(id).orElseThrow(() -> new RefusedException(unknown()));
    }

    public static Refusal unknown() {
        return Refusal.notFound("ticketing.unknown-ticket");
    }

    /**
     * Takes a step on a locked ticket.
     *
     * @param by null for the system and for citizens
     * @param note what a dispatch says to the department
     * @throws RefusedException if the step does not fit the ticket's state; then nothing has changed
     */
    public TicketState take(TicketRow row, TicketAction action, @Nullable StaffMember by, @Nullable String note) {
        TicketState to = switch (Transitions.next(row.state(), action)) {
            case Transitions.Next.Moved(TicketState state) -> state;
            case Transitions.Next.NotNow(TicketStatus status) ->
                throw new RefusedException(
                        Refusal.conflict("ticketing.not-in-this-state").with("ticketStatus", status.name()));
        };
        writeDispatch(row, action, note);
        LeadDuty lastLead = row.lead() == null ? null : row.lead().duty();
        states.move(
                row.id(),
                row.version(),
                Placement.of(to, row.content().urgency(), deadline(row, action, to), lastLead));
        writeHistory(row, action, by, note, to);
        return to;
    }

    private void writeDispatch(TicketRow row, TicketAction action, @Nullable String note) {
        switch (action) {
            case TicketAction.Dispatch(LeadDuty duty) ->
                states.dispatched(row.id(), duty, note, due(row, Duty.SIGN, action), due(row, Duty.REPLY, action));
            case TicketAction.Sign(var at) -> states.signed(lead(row).id(), at);
            case TicketAction.GiveBack(String reason, var at) ->
                states.returned(lead(row).id(), reason, at);
            case TicketAction.Reply(String text, var at) ->
                states.replied(lead(row).id(), text, at);
            case TicketAction.Approve(boolean _, var at) ->
                states.accepted(lead(row).id(), at);
            case TicketAction.SendBack _ -> states.sentBack(lead(row).id());
            case TicketAction.Rate _, TicketAction.StopAsking _, TicketAction.Close _ -> {}
        }
    }

    private @Nullable Deadline deadline(TicketRow row, TicketAction action, TicketState to) {
        return switch (to) {
            case TicketState.ToDispatch _ -> due(row, Duty.DISPATCH, action);
            case TicketState.Dispatched _ -> due(row, Duty.SIGN, action);
            // Set when it was dispatched; neither signing nor a reply sent back moves it.
            case TicketState.InProgress _ ->
                new Deadline(lead(row).replyDueAt(), lead(row).replyBecause());
            case TicketState.Replied _ -> due(row, Duty.REVIEW, action);
            case TicketState.FollowUp _, TicketState.Closed _ -> null;
        };
    }

    private Deadline due(TicketRow row, Duty duty, TicketAction action) {
        return deadlines.of(duty, row.content().type(), row.content().urgency(), action.at());
    }

    private void writeHistory(
            TicketRow row, TicketAction action, @Nullable StaffMember by, @Nullable String note, TicketState to) {
        CaseStep step = step(row, action, note);
        history.add(row.id(), row.number(), to.status(), by, step);
        if (to instanceof TicketState.Closed(Closing closing, var at)
                && !step.name().equals("closed")) {
            history.add(
                    row.id(), row.number(), to.status(), by, closed(at, closing).next());
        }
    }

    private static CaseStep step(TicketRow row, TicketAction action, @Nullable String note) {
        String department = row.lead() == null ? null : row.lead().department();
        return switch (action) {
            case TicketAction.Dispatch(LeadDuty duty) ->
                CaseStep.of("dispatched", duty.dispatchedAt())
                        .by(duty.department())
                        .saying(note);
            case TicketAction.Sign(var at) -> CaseStep.of("signed", at).by(department);
            case TicketAction.GiveBack(String reason, var at) ->
                CaseStep.of("returned", at).by(department).saying(reason);
            case TicketAction.Reply(String text, var at) ->
                CaseStep.of("replied", at).by(department).saying(text);
            case TicketAction.Approve(boolean _, var at) ->
                CaseStep.of("approved", at).by(department);
            case TicketAction.SendBack(String reason, var at) ->
                CaseStep.of("sent-back", at).by(department).saying(reason);
            case TicketAction.Rate(var grade, var via, var at) ->
                new CaseStep("rated", at, null, Map.of("grade", grade.digit(), "via", word(via)));
            case TicketAction.StopAsking(var at) -> closed(at, new Closing.NotContacted());
            case TicketAction.Close(String text, var at) -> closed(at, new Closing.ByHand(text));
        };
    }

    private static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    private static CaseStep closed(Instant at, Closing closing) {
        var details = new LinkedHashMap<String, Object>();
        details.put(
                "because",
                switch (closing) {
                    case Closing.AnsweredDirectly _ -> "answered-directly";
                    case Closing.Rated _ -> "rated";
                    case Closing.NotContacted _ -> "not-contacted";
                    case Closing.NotAsked _ -> "not-asked";
                    case Closing.ByHand _ -> "by-hand";
                });
        if (closing instanceof Closing.ByHand(String note)) {
            details.put("text", note);
        }
        return new CaseStep("closed", at, null, details);
    }

    private static TicketRow.Lead lead(TicketRow row) {
        return Objects.requireNonNull(row.lead(), "the state has a lead");
    }
}
